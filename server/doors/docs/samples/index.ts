import type { EcomailEndpoint } from '../../../../contract/ecomail/endpoint.ts'
import { curl } from './curl.ts'
import { phpClient, phpCurl } from './php.ts'
import type { Sample } from './sample.ts'
import { typescript } from './typescript.ts'

const dialects: [id: string, name: string, Sample][] = [
  ['curl', 'curl', curl],
  ['ts', 'TypeScript', typescript],
  ['php', 'PHP', phpCurl],
  ['ecomail', 'PHP (ecomail-php)', phpClient],
]

/** The example of an endpoint as code, in every dialect that can say it. */
export function samplesOf(endpoint: EcomailEndpoint, resource: string, baseUrl: string) {
  const { path, example } = endpoint
  const filled = path.replace(/:(\w+)/g, (_, name: string) => String(example.params?.[name]))
  const url = baseUrl + filled + (example.query ?? '')
  return dialects.flatMap(([id, name, sample]) => {
    const text = sample(endpoint, url, resource)
    return text === undefined ? [] : [{ id, name, text }]
  })
}
