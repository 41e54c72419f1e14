import type { Words } from '../words.ts'

export const calendar: Words['calendar'] = {
  title: 'Calendar of campaigns',
  today: 'Today',
  before: 'Previous',
  after: 'Next',
  view: 'View',
  month: 'Month',
  week: 'Week',
  rest: { one: 'and {n} more', other: 'and {n} more' },
  nothing: 'No campaign starts in this period.',
  move: 'Move',
  moveOne: 'Move the campaign {title}',
  past: 'That day is past. A campaign can be moved to today or later.',
  keys: 'Move a scheduled campaign with Shift and an arrow: left and right by a day, up and down by a week.',
}
