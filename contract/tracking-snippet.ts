/** What a shop chooses of its tracking code. */
export interface SnippetChoice {
  /** What is waited for: a call of the shop's own bar, Google's Consent Mode v2, or nothing. */
  consent: 'call' | 'mode' | 'none'
  /** Page views of an application that changes its pages by itself. */
  spa?: boolean
}

const consents = { call: ', waitForConsent: true', mode: ', consentModeV2: true', none: '' }

/** The code that goes on every page of a shop, without its `<script>`. `origin`: where this server is for the world. */
export function trackingCode(origin: string, appId: string, { consent, spa }: SnippetChoice): string {
  const options = `appId: '${appId}'${consents[consent]}${spa ? ', spa: true' : ''}`
  return `(function (w, d, n, src) {
  if (w[n]) return
  ;(w.GlobalSnowplowNamespace = w.GlobalSnowplowNamespace || []).push(n)
  w[n] = function () { w[n].q.push(arguments) }
  w[n].q = []
  var s = d.createElement('script')
  s.async = true
  s.src = src
  d.head.appendChild(s)
})(window, document, 'ecotrack', '${origin}/ecmtr.js')

ecotrack('newTracker', 'cf', '${origin}', { ${options} })
ecotrack('setUserIdFromLocation', 'ecmid')
ecotrack('trackPageView')`
}

export const trackingSnippet = (origin: string, appId: string, choice: SnippetChoice) =>
  `<script>\n${trackingCode(origin, appId, choice)}\n</script>`
