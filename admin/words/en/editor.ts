import type { Words } from '../words.ts'

export const editor: Words['editor'] = {
  title: 'Campaign name',
  readOnly: 'For reading only: drafts are edited and sent by a marketer or an administrator.',
  titleHint: 'Only you see it.',
  subject: 'Subject',
  subjectPlaceholder: 'What makes people open it',
  fromName: 'Sender name',
  fromEmail: 'Sender e-mail',
  replyTo: 'Replies to',
  replyToPlaceholder: 'same as the sender',
  details: 'Settings',
  content: 'Content',
  preview: 'Preview',
  html: 'HTML',
  plainText: 'Text',
  htmlLabel: 'HTML of the e-mail',
  plainTextLabel: 'Text version of the e-mail',
  plainTextHint: 'For programs that do not show HTML. When you do not write it, it is derived from the HTML.',
  previewAs: 'Show as',
  previewAnybody: 'first of the recipients',
  previewNobody: 'There is no recipient yet; the tags of a contact are empty.',
  previewFrame: 'Preview of the e-mail',
  desktop: 'Desktop',
  phone: 'Phone',
  sizeTooLarge: 'Gmail clips an e-mail over 102 kB.',
  problems: { one: '{n} mistake', other: '{n} mistakes' },
  problemAt: 'line {line}',
  problemInSubject: 'subject',
  problemInText: 'text',
  unknownTags: 'Unknown tags, printed as nothing: {tags}',
  noProblems: 'The tags are fine',
  insertTag: 'Insert a tag',
  goToLine: 'Go to line {line}',
  saved: 'Saved',
  saving: 'Saving…',
  waiting: 'Unsaved changes',
  saveFailed: 'Not saved',
  test: 'Send a test',
  send: 'Send campaign',
  missingParts: 'Missing: {parts}.',
  parts: { subject: 'subject', fromName: 'sender name', fromEmail: 'sender e-mail', html: 'content', listIds: 'list' },
  problemCodes: {
    unclosedIf: 'The condition {tag} does not end: *|END:IF|* is missing.',
    unclosedEach: 'The loop {tag} does not end: *|END|* is missing.',
    unclosedTag: 'The tag {tag} is not closed: |* is missing.',
    unexpectedEnd: 'The tag {tag} ends nothing.',
    unexpectedElse: 'The tag {tag} belongs to no condition.',
    badCondition: 'The condition {tag} cannot be understood.',
    badTag: 'The tag {tag} cannot be understood.',
    tooDeep: 'The tag {tag} is nested too deeply.',
    loopsNotAllowed: 'The loop {tag} cannot be used in a campaign.',
    splitMarkup: 'The tag {tag} splits the HTML so that one branch is not whole.',
    other: 'The tag {tag} is written wrongly.',
  },
  starter: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
  </head>
  <body style="margin: 0; background: #f6f4f1; font-family: -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; color: #2a2521">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      <tr>
        <td align="center" style="padding: 32px 16px">
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width: 600px; background: #ffffff; border-radius: 8px">
            <tr>
              <td style="padding: 40px; font-size: 16px; line-height: 1.6">
                <h1 style="margin: 0 0 16px; font-size: 26px; line-height: 1.25">Hello*|IF:NAME|* *|NAME|**|END:IF|*</h1>
                <p style="margin: 0 0 24px">Your e-mail begins here.</p>
                <a href="https://www.example.com/" style="display: inline-block; padding: 12px 24px; background: #a2481c; color: #ffffff; border-radius: 6px; text-decoration: none">To the shop</a>
              </td>
            </tr>
          </table>
          <p style="margin: 24px 0 0; font-size: 13px; color: #6f665f">
            {footer}We sent this e-mail to *|EMAIL|*. <a href="*|UNSUB|*" style="color: #6f665f">Unsubscribe</a>
          </p>
        </td>
      </tr>
    </table>
  </body>
</html>
`,
}
