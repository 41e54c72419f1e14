import type { EcomailEndpoint } from '../../../../contract/ecomail/endpoint.ts'

/** A call as code; undefined where this dialect cannot make it. */
export type Sample = (endpoint: EcomailEndpoint, url: string, resource: string) => string | undefined
