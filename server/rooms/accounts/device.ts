import type { browsers, systems } from '../../../contract/profile.ts'

export interface Device {
  browser: (typeof browsers)[number] | null
  system: (typeof systems)[number] | null
}

/** In this order: each also calls itself what stands below it. */
const BROWSERS: [RegExp, Device['browser']][] = [
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(OPR|Opera|OPT)\//, 'opera'],
  [/\b(Edg|EdgA|EdgiOS|Edge)\//, 'edge'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
]
const SYSTEMS: [RegExp, Device['system']][] = [
  [/\biPhone\b|\biPod\b/, 'iphone'],
  [/\biPad\b/, 'ipad'],
  [/\bAndroid\b/, 'android'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macos'],
  [/\bLinux\b|\bX11\b/, 'linux'],
]

/** What a user agent says it is; a hint for the eye and nothing to rely on. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? ''
  return {
    browser: BROWSERS.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    system: SYSTEMS.find(([pattern]) => pattern.test(text))?.[1] ?? null,
  }
}
