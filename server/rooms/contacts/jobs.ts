import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { moveChoices } from './move-choices.ts'
import { tidyField } from './tidy-field.ts'

export function contactsJobs(ground: Ground): Job[] {
  const choices: Job<{ accountId: number; listId: number; groupId: string }> = {
    name: 'contacts.moveChoices',
    run: ({ accountId, listId, groupId }) => moveChoices(ground, accountId, listId, groupId),
  }
  const field: Job<{ accountId: number; listId: number; key: string }> = {
    name: 'contacts.tidyField',
    run: ({ accountId, listId, key }) => tidyField(ground, accountId, listId, key),
  }
  return [choices as Job, field as Job]
}
