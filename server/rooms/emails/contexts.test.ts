import { describe, expect, test } from 'vitest'
import { compileEmail } from './compile.ts'
import type { SystemLinks } from './merge-types.ts'

const system: SystemLinks = {
  unsubscribe: 'https://u.example',
  confirm: '',
  preferences: '',
  webVersion: '',
  pixel: null,
  click: (_no, url) => url,
}

const fill = (html: string, value: string) =>
  compileEmail({ subject: '', html, plainText: '-' }).fill({ X: value }, system).html

const breakout = '"><script>'
const lone = 'a\ud800b\u0000c'

describe('a value in', () => {
  test.each([
    ['text', '<p>*|X|*</p>', breakout, '<p>&quot;&gt;&lt;script&gt;</p>'],
    ['text', '<p>*|X|*</p>', "O'Neil & syn", '<p>O&#39;Neil &amp; syn</p>'],
    ['text', '<p>*|X|*</p>', lone, '<p>abc</p>'],
    ['text, raw', '<p>*|HTML:X|*</p>', '<b>x</b>\u0000', '<p><b>x</b></p>'],
    ['a title', '<title>*|HTML:X|*</title>', '</title><script>', '<title>&lt;/title&gt;&lt;script&gt;</title>'],
    ['a double-quoted attribute', '<p title="*|X|*">', breakout, '<p title="&quot;&gt;&lt;script&gt;">'],
    ['an attribute, raw', '<p title="*|HTML:X|*">', breakout, '<p title="&quot;&gt;&lt;script&gt;">'],
    ['a single-quoted attribute', "<p title='*|X|*'>", "' onclick='x", "<p title='&#39; onclick=&#39;x'>"],
    ['an unquoted attribute', '<p title=*|X|* id=a>', 'a onclick=x', '<p title="a onclick=x" id=a>'],
    ['an unquoted attribute', '<p title=a*|X|*b id=a>', '', '<p title="ab" id=a>'],
    ['an event handler', '<p onclick="go(\'*|X|*\')">', "');alert(1)//", '<p onclick="go(\'\')">'],
    ['an event handler, raw', '<p ONCLICK="*|HTML:X|*">', 'alert(1)', '<p ONCLICK="">'],
    ['srcdoc', '<iframe srcdoc="*|X|*">', '<script>', '<iframe srcdoc="">'],
    ['a style attribute', '<p style="color:*|X|*">', '#ff0000', '<p style="color:#ff0000">'],
    ['a style attribute', '<p style="color:*|X|*">', 'red;background:url(x)', '<p style="color:">'],
    ['a style attribute', '<p style="width:*|X|*">', 'expression(alert(1))', '<p style="width:">'],
    ['a script', '<script>var a = "*|X|*"</script>', 'x', '<script>var a = ""</script>'],
    ['a script, raw', '<SCRIPT>*|HTML:X|*</SCRIPT>', 'x', '<SCRIPT></SCRIPT>'],
    ['a style sheet', '<style>a{color:*|X|*}</style>', 'red', '<style>a{color:}</style>'],
    ['a comment', '<!-- *|X|* --><p>*|X|*</p>', '-->a', '<!--  --><p>--&gt;a</p>'],
    ['a conditional comment', '<!--[if mso]><p>*|X|*</p><![endif]-->', '-->', '<!--[if mso]><p>--&gt;</p><![endif]-->'],
    ['a tag, between attributes', '<p *|X|*>', 'onclick=alert(1)', '<p >'],
    ['an attribute name', '<p data-*|X|*="*|X|*">', 'x', '<p data-="">'],
    [
      'an address',
      '<a href="https://s.cz/?a=*|X|*&amp;b=1">',
      'á&b="c',
      '<a href="https://s.cz/?a=%C3%A1%26b%3D%22c&amp;b=1">',
    ],
    ['an address', '<a href="https://s.cz/*|X|*">', lone, '<a href="https://s.cz/ab%00c">'],
    ['an address', "<a href='https://s.cz/*|X|*'>", "'x(*)", "<a href='https://s.cz/%27x%28%2A%29'>"],
    ['an address without quotes', '<a href=https://s.cz/*|X|*>', 'a b>', '<a href="https://s.cz/a%20b%3E">'],
    ['a mail address', '<a href="mailto:*|X|*">', 'a@b.cz', '<a href="mailto:a@b.cz">'],
    ['a source', '<img src="https://s.cz/*|X|*.png">', '../a', '<img src="https://s.cz/..%2Fa.png">'],
    ['a whole address', '<a href="*|X|*">', 'https://s.cz/a?b=1&c="2', '<a href="https://s.cz/a?b=1&amp;c=%222">'],
    ['a whole address', '<a href=" *|X|* ">', 'tel:+420123', '<a href="tel:+420123">'],
    ['a whole address', '<a href="*|X|*">', 'javascript:alert(1)', '<a href="#">'],
    ['a whole address', '<a href="*|X|*">', 'JaVaScRiPt&#58;alert(1)', '<a href="#">'],
    ['a whole address', '<a href="*|X|*">', ' java\nscript:alert(1)', '<a href="#">'],
    ['a whole address', '<a href="*|X|*">', '\u0001javascript:alert(1)', '<a href="#">'],
    ['a whole address', '<a href="*|X|*">', 'data:text/html,<script>', '<a href="#">'],
    ['a whole address', '<a href="*|X|*">', '//evil.example', '<a href="#">'],
    ['a whole address', '<a href="*|X|*">', '', '<a href="#">'],
    ['the beginning of an address', '<a href="*|X|*/a">', 'https://s.cz', '<a href="https://s.cz/a">'],
    ['the beginning of an address', '<a href="*|X|*:alert(1)">', 'javascript', '<a href="#">'],
    ['an address behind http://', '<a href="http://*|X|*">', 'https://s.cz/a', '<a href="https://s.cz/a">'],
    ['a script address', '<a href="javascript:a(\'*|X|*\')">', '1', '<a href="#">'],
    ['a script address', '<a href="java*|X|*:a()">', 'script', '<a href="#">'],
    ['a script address in entities', '<a href="javascript&colon;*|X|*">', '1', '<a href="#">'],
    ['a whole source', '<img src="*|X|*">', 'https://s.cz/a.png', '<img src="https://s.cz/a.png">'],
    ['a whole source', '<img src="*|X|*">', 'cid:logo', '<img src="cid:logo">'],
    ['a whole source', '<img src="*|X|*">', 'mailto:a@b.cz', '<img src="">'],
    ['a style sheet link', '<link href="*|X|*">', 'mailto:a@b.cz', '<link href="">'],
    [
      'a condition in an address',
      '<a href="*|IF:X|*https://a.cz/*|X|**|ELSE:|*https://b.cz*|END:IF|*">',
      'é',
      '<a href="https://a.cz/%C3%A9">',
    ],
  ])('%s: %s with %j', (_place, template, value, expected) => expect(fill(template, value)).toBe(expected))

  test.each([
    ['Jana\r\nBcc: evil@example.com', 'Ahoj Jana Bcc: evil@example.com'],
    ['<b> & "x"', 'Ahoj <b> & "x"'],
    [lone, 'Ahoj abc'],
  ])('the subject: %j', (value, expected) => {
    const email = compileEmail({ subject: 'Ahoj *|X|*', html: '' })
    expect(email.fill({ X: value }, system).subject).toBe(expected)
  })

  test('plain text stays as it is, HTML: too', () => {
    const email = compileEmail({ subject: '', html: '', plainText: '*|X|* *|HTML:X|*\n' })
    expect(email.fill({ X: '<b>&"\u0000' }, system).text).toBe('<b>&" <b>&"\n')
  })

  test('the preheader is escaped', () => {
    const email = compileEmail({ subject: '', html: '<body><p>a</p></body>', preheader: 'A & *|X|*' })
    expect(email.fill({ X: '<' }, system).html).toMatch(/^<body><div style="display:none[^>]*>A &amp; &lt;<\/div><p>/)
  })
})
