/** Blue-grey and rust, as the bird; readable at 4.5:1 and better in both themes. */
export const look = `
:root { color-scheme: light dark; --paper: #fbfaf8; --sheet: #fff; --ink: #1f2328; --soft: #5b6470; --line: #e3dfd8; --field: #8b8579;
  --rust: #a3441b; --code: #f3f0ea; --get: #1d6b4f; --post: #1c5aa6; --put: #8a5a00; --delete: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --sheet: #1b1f24; --ink: #e6e4e0; --soft: #a3abb5;
  --line: #31373f; --field: #6d7580; --rust: #f0996b; --code: #101317; --get: #6fd0a5; --post: #86b8f5; --put: #e6b85c; --delete: #ff9a90; } }
* { box-sizing: border-box }
[hidden] { display: none !important }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, sans-serif }
a { color: var(--rust) } a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--rust); outline-offset: 2px }
code, pre { font: 13.5px/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace }
code { background: var(--code); border-radius: 4px; padding: .1em .3em; overflow-wrap: anywhere }
pre { margin: .4rem 0 0; padding: .8rem 1rem; background: var(--code); border: 1px solid var(--line); border-radius: 8px; overflow: auto; max-height: 30rem }
pre code { background: none; padding: 0; overflow-wrap: normal }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em }
h2 { font-size: 1.4rem; margin: 3rem 0 1rem; padding-bottom: .4rem; border-bottom: 2px solid var(--line) }
h3 { font-size: 1.05rem; margin: 0 }
h4 { font-size: .8rem; margin: 1.2rem 0 .3rem; color: var(--soft); text-transform: uppercase; letter-spacing: .06em }
p { margin: .5rem 0; max-width: 46rem }
.page { display: grid; grid-template-columns: 16.5rem minmax(0, 1fr); max-width: 88rem; margin: 0 auto }
nav { position: sticky; top: 0; align-self: start; height: 100vh; overflow: auto; padding: 1.5rem 1rem 2rem 1.5rem; border-right: 1px solid var(--line); font-size: .875rem }
nav .name { font-weight: 700; font-size: 1.1rem; margin: 0 0 1rem }
nav .name span { color: var(--rust) }
nav p { margin: 1.1rem 0 .2rem; font-weight: 600 }
nav ul { list-style: none; margin: 0; padding: 0 }
nav li a { display: block; padding: .2rem .4rem; margin-left: -.4rem; border-radius: 5px; color: var(--ink); text-decoration: none }
nav li a:hover { background: var(--code); color: var(--rust) }
nav li a { display: flex; gap: .35rem; align-items: baseline; min-width: 0 }
nav li .method { min-width: 2.9rem; font-size: .625rem; flex: none }
nav li a[aria-current] { background: var(--code); font-weight: 600 }
nav details > summary { display: none } nav .nothing { color: var(--soft); font-weight: 400 }
.search input { width: 100% } .search, .key { display: none } .js .search, .js .key { display: block }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem; z-index: 2 }
input, textarea, button { font: inherit; color: inherit }
input, textarea { background: var(--paper); border: 1px solid var(--field); border-radius: 7px; padding: .4rem .6rem; min-width: 0 }
textarea { font: 13.5px/1.5 ui-monospace, Menlo, Consolas, monospace; width: 100%; resize: vertical }
input:focus-visible, textarea:focus-visible, button:focus-visible { outline: 2px solid var(--rust); outline-offset: 1px }
.key { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: .9rem 1.2rem; margin: 1.2rem 0; max-width: 46rem }
.key label { font-weight: 600; display: block; margin-bottom: .3rem } .key input { width: 100% } .key p { margin: .4rem 0 0; color: var(--soft); font-size: .875rem }
.anchor { color: var(--soft); text-decoration: none; opacity: 0 } h3:hover .anchor, .anchor:focus-visible { opacity: 1 }
.code { position: relative; margin-top: .4rem } .code pre { margin: 0 }
.copy { display: none; position: absolute; top: .4rem; right: .4rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: .15rem .5rem; font-size: .75rem; color: var(--soft); cursor: pointer; opacity: 0 }
.js .copy { display: block } .code:hover .copy, .copy:focus-visible { opacity: 1 } @media (hover: none) { .js .copy { position: static; margin: 0 0 .3rem auto; opacity: 1 } }
.samples h4:first-child { margin-top: 0 }
.tabs { display: flex; gap: .2rem; flex-wrap: wrap; margin-bottom: .1rem }
.tabs button { background: none; border: 0; border-bottom: 2px solid transparent; padding: .25rem .5rem; color: var(--soft); font-size: .8125rem; cursor: pointer }
.tabs button[aria-pressed=true] { color: var(--ink); border-color: var(--rust); font-weight: 600 }
.status { color: var(--get) }
.try { display: none } .js .try { display: block }
.try form { display: grid; gap: .6rem; margin-top: .7rem; padding: .9rem; border: 1px dashed var(--field); border-radius: 10px }
.try label { display: grid; grid-template-columns: minmax(6rem, auto) minmax(0, 1fr); gap: .6rem; align-items: center; font-size: .875rem }
.try label:has(textarea) { grid-template-columns: minmax(0, 1fr); gap: .2rem }
.send { justify-self: start; background: var(--rust); color: var(--sheet); border: 0; border-radius: 7px; padding: .45rem 1.1rem; font-weight: 600; cursor: pointer } .send:disabled { opacity: .6 }
.result:empty { display: none } .result p { margin: 0 } .result pre { margin-top: .4rem } .good { color: var(--get) } .bad { color: var(--delete) }
main { padding: 2rem 2.5rem 5rem; min-width: 0 }
.top { display: flex; gap: 1rem; flex-wrap: wrap; justify-content: space-between; align-items: baseline; font-size: .875rem; margin-bottom: 1.5rem }
.base { display: inline-block; font-size: 1rem; padding: .35rem .7rem; border: 1px solid var(--line) }
article { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 1.2rem 1.4rem 1.4rem; margin: 0 0 1.5rem }
.route { margin: .5rem 0; overflow-wrap: anywhere }
.route code { background: none; padding: 0; font-size: .95rem }
.method { display: inline-block; min-width: 4.2rem; font: 700 .75rem/1 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .04em }
.GET { color: var(--get) } .POST { color: var(--post) } .PUT { color: var(--put) } .DELETE { color: var(--delete) }
.also { color: var(--soft); font-size: .875rem }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; align-items: start }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
th { text-align: left; font-weight: 600; color: var(--soft); padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line) }
td { padding: .4rem .8rem .4rem 0; vertical-align: top; border-bottom: 1px solid var(--line) }
tr:last-child td { border-bottom: 0 }
td:first-child { min-width: 8rem } td:first-child code { white-space: nowrap } .answers td:first-child { min-width: 3.5rem } td:nth-child(2) { color: var(--soft); white-space: nowrap }
.answers td:nth-child(2) { white-space: normal }
.in1 { padding-left: 1.1rem } .in2 { padding-left: 2.2rem } .in3 { padding-left: 3.3rem } .in4, .in5 { padding-left: 4.4rem }
.must { color: var(--rust); font-size: .75rem; white-space: nowrap }
details { margin-top: 1rem } summary { cursor: pointer; color: var(--rust); font-size: .875rem }
@media (max-width: 75rem) { .two { grid-template-columns: minmax(0, 1fr) } }
@media (max-width: 52rem) {
  .page { display: block }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); padding: 1rem }
  nav .name { margin: 0 0 .5rem } nav details > summary { display: list-item; margin-top: .6rem } nav li a { padding: .45rem .4rem }
  .try label { grid-template-columns: minmax(0, 1fr); gap: .2rem }
  main { padding: 1.2rem 1rem 4rem }
  article { padding: 1rem; border-radius: 10px }
  h1 { font-size: 1.55rem }
  th { display: none }
  tr { display: block; padding: .55rem 0; border-bottom: 1px solid var(--line) } tr:first-child, tr:last-child { border-bottom: 0 } tr:first-child { padding: 0 }
  td { display: inline; padding: 0 .5rem 0 0; border: 0 } td:last-child { display: block; padding: .15rem 0 0 } td:last-child:empty { display: none }
  tr:has(.in1) { padding-left: 1.1rem } tr:has(.in2) { padding-left: 2.2rem } tr:has(.in3) { padding-left: 3.3rem } tr:has(.in4, .in5) { padding-left: 4.4rem }
  .in1, .in2, .in3, .in4, .in5 { padding-left: 0 }
}
@media print { nav { display: none } .page { display: block } pre { max-height: none } }
`
