import type { WebhookKind } from '../../../contract/webhook.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Pauses after each failed attempt; the running sum in comments. */
const OWN_MS = [
  5_000, // 5 s
  30_000, // 35 s
  2 * MINUTE, // 2 min 35
  10 * MINUTE, // 12 min 35
  30 * MINUTE, // 42 min 35
  HOUR, // 1 h 42
  2 * HOUR, // 3 h 42
  4 * HOUR, // 7 h 42
  8 * HOUR, // 15 h 42
  8 * HOUR, // 23 h 42
]
const ECOMAIL_MS = [
  30_000, // 30 s
  2 * MINUTE, // 2 min 30
  10 * MINUTE, // 12 min 30
  30 * MINUTE, // 42 min 30
  HOUR, // 1 h 42
  2 * HOUR, // 3 h 42
  4 * HOUR, // 7 h 42
]

/** For so long a delivery is tried: a day, and the 8 hours of Ecomail for its three kinds. */
export const livesMs = (kind: WebhookKind) => (kind === 'own' ? DAY : 8 * HOUR)

/** The pause after the attempt of this number, spread by ±10 % by `random`; null: it was the last. */
export function pauseMs(kind: WebhookKind, attempts: number, random: number): number | null {
  const pause = (kind === 'own' ? OWN_MS : ECOMAIL_MS)[attempts - 1]
  return pause === undefined ? null : Math.round(pause * (0.9 + 0.2 * random))
}

/** From so many failures in a row on one call at a time shows whether an endpoint is back, and the others wait. */
export const ENDURED = 5
const PROBES_MS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE]

/** How long an endpoint is left alone after so many failures in a row; null: it is not. */
export function restMs(failures: number, random: number): number | null {
  if (failures < ENDURED) return null
  return Math.round(PROBES_MS[Math.min(failures - ENDURED, PROBES_MS.length - 1)]! * (0.9 + 0.2 * random))
}

/** An endpoint that has taken nothing for so long is switched off. */
export const OFF_AFTER_MS = 3 * DAY
/** After so long it is told on the home page. */
export const TOLD_AFTER_MS = HOUR
/** How long the old secret signs besides the new one. */
export const BOTH_SECRETS_MS = DAY
/** How long deliveries are kept. */
export const KEPT_MS = { delivered: 7 * DAY, failed: 30 * DAY }
