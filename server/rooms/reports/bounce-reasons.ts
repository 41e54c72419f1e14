import type { BounceReason } from '../../../contract/report.ts'

interface Pattern {
  reason: BounceReason
  /** Of the words, where they say it; looked for first, since servers give one status to many things. */
  words?: RegExp
  /** RFC 3463 status, where the words say nothing. */
  status?: RegExp
  /** Replies as servers give them. Each must come out as this reason: bounce-reasons.test.ts reads them. */
  samples: string[]
}

/** In this order: "blocked, unauthenticated" is about authentication, "mailbox full, rejected" about the mailbox. */
export const patterns: Pattern[] = [
  {
    reason: 'mailboxFull',
    words:
      /over ?quota|quota.{0,20}(exceed|full)|exceed.{0,30}quota|(mail ?box|inbox|account|user|storage).{0,25}(is |was )?(full|out of storage|over.?limit)|not enough (disk )?space|insufficient (disk|storage)/i,
    status: /^[45]\.2\.2$/,
    samples: [
      '552 5.2.2 Mailbox full',
      "452 4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to https://support.example",
      '552 5.2.2 <eva@example.com>: user is over quota',
      '550 5.7.1 Mailbox is full, message rejected',
      '552 Requested mail action aborted: exceeded storage allocation, quota exceeded',
    ],
  },
  {
    reason: 'setup',
    words:
      /relay(ing)? (access )?(denied|not permitted)|must issue a STARTTLS|authentication (required|failed)|not authenticated to send|sender address rejected: not (owned|logged in)/i,
    samples: [
      '554 5.7.1 <eva@example.com>: Relay access denied',
      '454 4.7.1 Relay access denied',
      '530 5.7.0 Must issue a STARTTLS command first',
      '535 5.7.8 Error: authentication failed',
      '553 5.7.1 <shop@shop.example>: Sender address rejected: not owned by user shop',
    ],
  },
  {
    reason: 'notAuthenticated',
    words: /\b(spf|dkim|dmarc)\b|unauthenticated|sender is not authenticated|does not meet.{0,20}authentication/i,
    status: /^[45]\.7\.(20|21|22|23|24|25|26|27)$/,
    samples: [
      '550 5.7.26 This mail has been blocked because the sender is unauthenticated. All senders must authenticate with either SPF or DKIM.',
      "550 5.7.26 Unauthenticated email from shop.example is not accepted due to domain's DMARC policy.",
      '550 5.7.23 The message was rejected because the SPF check failed',
      '421 4.7.26 Your email has been rate limited because it is unauthenticated',
    ],
  },
  {
    reason: 'tooMuch',
    words:
      /rate.?limit|unusual rate|too many (messages|mails|connections|recipients|emails)|unexpected volume|(sending|message|hourly|daily) (limit|quota) |throttl|concurrent connections/i,
    status: /^4\.7\.28$/,
    samples: [
      '421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
      '451 4.7.650 The mail server [192.0.2.7] has been temporarily rate limited due to IP reputation.',
      '421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints',
      '450 4.2.1 The user you are trying to contact is receiving mail at a rate-limited speed',
      '421 Too many concurrent connections from your host',
    ],
  },
  {
    reason: 'inactive',
    words:
      /(mailbox|account|user|recipient|address).{0,30}(disabled|inactive|suspended|locked|deactivated|expired|closed)|no longer (active|available|in use|accepts)/i,
    status: /^5\.2\.1$/,
    samples: [
      '550 5.2.1 The email account that you tried to reach is disabled.',
      '554 5.7.1 Recipient account has been suspended',
      '550 Mailbox is inactive',
      '550 5.1.1 This address is no longer in use',
    ],
  },
  {
    reason: 'noSuchDomain',
    words:
      /(domain|host)( name)?.{0,20}(not found|does ?n.t exist|unknown|invalid)|no (mx|such domain)|unknown (domain|host)|null mx|bad destination (system|host)/i,
    status: /^5\.(1\.2|1\.10|4\.4)$/,
    samples: [
      '550 5.1.2 <eva@exmaple.con>: Recipient address rejected: Domain not found',
      '550 5.4.4 Host or domain name not found. Name service error for name=exmaple.con',
      '556 5.1.10 Recipient address has null MX',
      '550 5.1.2 Bad destination system address',
    ],
  },
  {
    reason: 'noSuchAddress',
    words:
      /(user|recipient|address|account|mailbox|alias|inbox).{0,40}(unknown|not (be )?(found|exist|known|valid|listed)|does ?n.t (exist|have)|doesn't|unavailable|invalid|not recognized)|(unknown|invalid|no such|bad) (user|recipient|address|account|mailbox|local)|no (mailbox|user|account) (here|by|with)|unrouteable address|recipient address rejected: access denied/i,
    status: /^5\.(1\.(0|1|3|6)|4\.1)$/,
    samples: [
      '550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the address for typos.',
      '550 5.1.1 <eva@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
      '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)',
      '550 5.4.1 Recipient address rejected: Access denied',
      "554 delivery error: dd This user doesn't have an example.com account (eva@example.com)",
      '550 sorry, no mailbox here by that name',
      '550 Unrouteable address',
      '550 5.1.1 no such user',
    ],
  },
  {
    reason: 'contentRefused',
    words:
      /spam(?!haus|cop)|unsolicited|content|virus|malware|phishing|junk|bulk mail|suspicious|prohibited|attachment/i,
    status: /^5\.6\.\d+$/,
    samples: [
      '550 5.7.1 Our system has detected that this message is likely unsolicited mail. This message has been blocked.',
      '554 5.7.1 Message rejected due to content restrictions',
      '550 5.7.1 This message was classified as SPAM and may not be delivered',
      '554 5.7.1 Virus found, message rejected',
      '552 5.7.0 This message was blocked because its content presents a potential security issue',
    ],
  },
  {
    reason: 'tooLarge',
    words: /(message|mail|size).{0,30}(too (big|large)|exceed)|exceed.{0,30}(size|maximum)|size limit/i,
    status: /^5\.(3\.4|2\.3)$/,
    samples: [
      '552 5.3.4 Message size exceeds fixed limit',
      "552 5.3.4 Your message exceeded the server's message size limits",
      '550 5.2.3 Message too large',
    ],
  },
  {
    reason: 'postponed',
    words:
      /gr[ae]y.?list|try (again|later)|come back later|temporar|timed? ?out|service (not available|unavailable, )|lookup failure|connection (lost|refused|reset)|server (is )?(busy|overloaded)/i,
    status: /^4\.\d+\.\d+$/,
    samples: [
      '450 4.2.0 <eva@example.com>: Recipient address rejected: Greylisted, see https://postgrey.example/help',
      '451 4.7.1 Greylisting in action, please come back later',
      '451 4.3.0 Temporary lookup failure',
      '421 4.3.2 Service not available, closing transmission channel',
      '451 4.4.2 Timeout while waiting for the recipient server',
      '450 4.1.8 Sender verification in progress',
    ],
  },
  {
    reason: 'blocked',
    words:
      /block(ed|ing| ?list)|black ?list|spamhaus|spamcop|barracuda|sorbs|reputation|\brbl\b|dnsbl|denied|policy|banned|not (allowed|permitted|accepted)|refused/i,
    status: /^5\.7\.\d+$/,
    samples: [
      '554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org',
      "550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Part of their network is on our block list (S3150).",
      '554 5.7.9 Message not accepted for policy reasons.',
      '554 5.7.0 Your IP has a poor reputation',
      '550 5.7.1 Access denied',
    ],
  },
]

/** What a reply ("550 5.1.1 No such user") means to somebody who wrote a newsletter. */
export function bounceReasonOf(reply: string): BounceReason {
  const [, code = '', status = '', words = ''] =
    /^(\d{3})?[ -]?([245]\.\d{1,3}\.\d{1,3})?\s*([\s\S]*)$/.exec(reply) ?? []
  const said = patterns.find(pattern => pattern.words?.test(words))
  if (said) return said.reason
  const meant = patterns.find(pattern => pattern.status?.test(status))
  if (meant) return meant.reason
  if (code.startsWith('4') || words === 'retries_exhausted') return 'postponed'
  return code === '550' || code === '551' || code === '553' ? 'noSuchAddress' : 'other'
}
