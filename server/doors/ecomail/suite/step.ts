import { Value } from 'typebox/value'
import { expect } from 'vitest'
import type { EcomailEndpoint } from '../../../../contract/ecomail/endpoint.ts'
import { resources } from '../../../../contract/ecomail/index.ts'
import type { Answer, Request, Send } from '../test-app.ts'

/**
 * One call and what must come back. Steps of a story run in order; `{list}` in a path, body or expectation stands for
 * what an earlier step kept, so that a story runs against any server of this API.
 */
export interface Step {
  it: string
  call: Request
  status?: number
  /** The whole body. */
  is?: unknown
  /** Part of the body. */
  has?: unknown
  /** Name → where in the body, as 'list.id'. */
  keep?: Record<string, string>
  also?: (answer: Answer, kept: Kept) => void
}

export type Kept = Record<string, string | number>

export async function runStep(send: Send, step: Step, kept: Kept): Promise<void> {
  const call = fill(step.call, kept) as Request
  const answer = await send(call)
  const { body, status } = answer
  expect(status, answer.text).toBe(step.status ?? 200)
  expect(answer.contentType).toBe('application/json')
  if (status === 200) expectAsDescribed(call, body)
  if (step.is !== undefined) expect(body).toEqual(fill(step.is, kept))
  if (step.has !== undefined) expect(body).toMatchObject(fill(step.has, kept) as object)
  for (const [name, path] of Object.entries(step.keep ?? {})) kept[name] = dig(body, path) as string | number
  step.also?.(answer, kept)
}

/** Every success has the shape that the contract tells, and no key that clients take for a failure. */
function expectAsDescribed(call: Request, body: unknown): void {
  if (!Array.isArray(body))
    for (const key of ['errors', 'error', 'message']) expect(body as object).not.toHaveProperty(key)
  const endpoint = endpointOf(call)
  if (!endpoint) return
  const wrong = [...Value.Errors(endpoint.reply, body)].map(error => `${error.instancePath} ${error.message}`)
  expect(wrong, `${call.method ?? 'GET'} ${call.path}`).toEqual([])
}

/** Those with fewer parameters first, as the router has it: /campaigns/log is no /campaigns/:id. */
const parameters = ({ path }: EcomailEndpoint) => path.split(':').length
const all: EcomailEndpoint[] = resources
  .flatMap(resource => resource.endpoints)
  .sort((a, b) => parameters(a) - parameters(b))

function endpointOf({ method = 'GET', path }: Request): EcomailEndpoint | undefined {
  const plain = path.replace(/\?.*$/, '').replace(/\/{2,}/g, '/')
  return all.find(endpoint =>
    [endpoint, ...(endpoint.aliases ?? [])].some(
      way => way.method === method && new RegExp(`^${way.path.replace(/:\w+/g, '[^/]+')}$`).test(plain),
    ),
  )
}

function dig(body: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (value as Record<string, unknown>)?.[key], body)
}

function fill(value: unknown, kept: Kept): unknown {
  if (typeof value === 'string') {
    const whole = /^\{(\w+)\}$/.exec(value)?.[1]
    if (whole !== undefined && whole in kept) return kept[whole]
    return value.replace(/\{(\w+)\}/g, (text, name: string) => String(kept[name] ?? text))
  }
  if (Array.isArray(value)) return value.map(item => fill(item, kept))
  // Matchers, such as expect.any, are asked and not copied.
  if (typeof value !== 'object' || value === null || 'asymmetricMatch' in value || value instanceof RegExp) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [String(fill(key, kept)), fill(item, kept)]))
}
