import type { MergeValue } from './merge-types.ts'
import { listOf } from './path.ts'

/** PHP's `==` and `<` as the Ecomail language uses them: empty dates are empty, numeric strings are numbers. */
export type Operator = '=' | '!=' | '>' | '<' | '>=' | '<='

const zeroDate = /^0000-00-00(?:[ T]00:00:00)?$/
const numeric = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

/** A value as text: lists joined by commas, objects nothing, true 1 and false nothing as PHP prints them. */
export function printed(value: MergeValue): string {
  if (typeof value === 'string') return value.startsWith('0000-') && zeroDate.test(value) ? '' : value
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return value ? '1' : ''
  return Array.isArray(value)
    ? value
        .filter(element => typeof element !== 'object')
        .map(printed)
        .join(', ')
    : ''
}

/** False: missing, '', '0', 0, false, an empty date, an empty list or object. */
export function isTruthy(value: MergeValue): boolean {
  if (typeof value === 'object' && value !== null) return listOf(value)!.length > 0
  const text = printed(value)
  return text !== '' && text !== '0' && text !== '[]' && text !== '{}'
}

function comparable(value: MergeValue): string | number {
  const list = listOf(value)
  return list ? list.length : printed(value)
}

/** A list counts as its length on either side. */
export function compares(left: MergeValue, operator: Operator, right: MergeValue): boolean {
  if (typeof left === 'boolean' && (right === 'true' || right === 'false')) right = right === 'true'
  let a = comparable(left)
  let b = comparable(right)
  if (numeric.test(String(a)) && numeric.test(String(b))) {
    a = Number(a)
    b = Number(b)
  } else {
    a = String(a)
    b = String(b)
  }
  if (operator === '=') return a === b
  if (operator === '!=') return a !== b
  if (operator === '>') return a > b
  if (operator === '<') return a < b
  return operator === '>=' ? a >= b : a <= b
}
