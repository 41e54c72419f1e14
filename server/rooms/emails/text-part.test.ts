import { expect, test } from 'vitest'
import { compileEmail } from './compile.ts'
import type { SystemLinks } from './merge-types.ts'

const system: SystemLinks = {
  unsubscribe: 'https://mail.example/u',
  confirm: '',
  preferences: '',
  webVersion: '',
  pixel: null,
  click: (no, url, personal) => (personal ? `${url}#${no}` : `https://t.example/${no}`),
}

const text = (html: string, values = {}) => compileEmail({ subject: '', html }).fill(values, system).text

test.each([
  [
    'blocks become lines',
    '<h1>Ahoj</h1><p>Prvn&iacute;\n  <b>odst</b>avec</p><div>a</div><div>b</div>',
    'Ahoj\n\nPrvní odstavec\n\na\nb',
  ],
  ['lists get dashes', 'x<ul>\n<li>a</li>\n<li><p>b</p></li></ul>y', 'x\n\n- a\n- b\n\ny'],
  ['line breaks', 'a<br>b<br/><br><br>c', 'a\nb\n\nc'],
  ['cells are kept apart', '<table><tr><td>a</td> <td>b</td></tr><tr><td>c</td></tr></table>', 'a  b\nc'],
  ['links show their address', 'K <a href="https://s.cz">nám</a>!', 'K nám <https://t.example/1>!'],
  ['personal links', '<a href="https://s.cz/*|X|*">a</a>', 'a <https://s.cz/%C3%A9#1>'],
  ['system links', '<a href="*|UNSUB|*">Odhlásit</a>', 'Odhlásit <https://mail.example/u>'],
  ['anchors show nothing', '<a href="#a">a</a>', 'a'],
  ['mail links of the same text', '<a href="mailto:a@b.cz">a@b.cz</a>', 'a@b.cz'],
  ['images show their alt', '<img alt="Logo *|X|*" src="a"><img alt="" src="b">', 'Logo é'],
  ['an image in a link', '<a href="https://s.cz"><img alt="Logo"></a>', 'Logo <https://t.example/1>'],
  [
    'code and head are dropped',
    '<head><title>t</title></head><body><style>a{}</style>a<!-- c --><script>b</script></body>',
    'a',
  ],
  ['hidden preheaders are dropped', '<div style="color:red; display: none"><div>x</div>*|X|*</div><p>a</p>', 'a'],
  ['Outlook content is dropped', '<!--[if mso]><p>o</p><![endif]--><!--[if !mso]><!--><p>a</p><!--<![endif]-->', 'a'],
  ['no-break spaces and entities', 'a&nbsp;&amp;&#160;b &euro;&zwnj;', 'a & b €'],
  ['values are not escaped', 'a *|X|* *|Y|*', 'a é <b>&'],
  ['raw values lose their markup', '*|HTML:Z|*', 'a\nb & c'],
  ['empty values leave one blank line at most', '<p>a</p><p>*|NO|*</p><p>*|NO|*</p><p>b</p>', 'a\n\nb'],
  ['conditions', '*|IF:X|*<p>a</p>*|ELSE:|*<p>b</p>*|END:IF|*<p>c</p>', 'a\n\nc'],
  ['conditions over hidden parts', '<div style="display:none">*|IF:X|*p*|END:IF|*</div>a*|IF:NO|*b*|END:IF|*', 'a'],
  ['loops', '<ul>*|EACH:L|*<li>*|loop_var|*</li>*|END|*</ul>', '- 1\n- 2'],
])('%s', (_name, html, expected) => {
  expect(text(html, { X: 'é', Y: '<b>&', Z: '<p>a</p>b &amp; c', L: [1, 2] })).toBe(expected)
})

test('a text part that is given is used as it is', () => {
  const email = compileEmail({ subject: '', html: '<p>a</p>', plainText: 'Ahoj *|X|*\n\n\n\n*|UNSUB|* ' })
  expect(email.fill({ X: 'é' }, system).text).toBe('Ahoj é\n\n\n\nhttps://mail.example/u ')
})
