import { createHash } from 'node:crypto'

/** The colours are the admin's (admin/theme.ts): paper, ink, and the rust of a kestrel's back. */
export const STYLE = `:root{color-scheme:light dark;--ground:#faf8f5;--paper:#fff;--ink:#28231f;--dim:#6b625a;--line:#ebe6e0;--field:#857b72;--accent:#a2481c;--pressed:#843b19;--on-accent:#fff;--soft:#fcf3ec;--wrong:#b3261e}
@media (prefers-color-scheme:dark){:root{--ground:#151312;--paper:#1f1c1a;--ink:#ebe6e1;--dim:#a69e96;--line:#332e2a;--field:#7d756e;--accent:#e2935f;--pressed:#eda87a;--on-accent:#2a1307;--soft:#33231a;--wrong:#f2a59c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;padding:1.25rem;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{width:100%;max-width:27.5rem;margin:auto;background:var(--paper);border:1px solid var(--line);border-radius:1.25rem;padding:2rem 1.5rem;overflow-wrap:anywhere}
.sender{margin:0 0 1.75rem;color:var(--dim);font-size:.9375rem;font-weight:500;text-align:center}
.mark{display:flex;align-items:center;justify-content:center;width:3.5rem;height:3.5rem;margin:0 auto 1.25rem;border-radius:50%;background:var(--soft);color:var(--accent)}
.mark svg{width:1.875rem;height:1.875rem;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25;font-weight:650;letter-spacing:-.012em;text-align:center;text-wrap:balance}
.lead{margin:0;color:var(--dim);text-align:center;text-wrap:pretty}
.lead b{color:var(--ink);font-weight:600}
form{margin:1.75rem 0 0}
button{display:block;width:100%;min-height:3rem;padding:.75rem 1.25rem;border:1px solid transparent;border-radius:.75rem;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer}
button:hover{background:var(--pressed)}
button.quiet{background:transparent;border-color:var(--line);color:var(--ink);font-weight:500}
button.quiet:hover{border-color:var(--field)}
form + form{margin-top:.75rem}
.more{margin:1.25rem 0 0;color:var(--dim);text-align:center;font-size:.9375rem;text-wrap:pretty}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
label{display:flex;gap:.75rem;align-items:flex-start;cursor:pointer}
.field{display:block;margin:0 0 1rem;color:var(--dim);font-size:.9375rem}
.field span{display:block;margin:0 0 .375rem}
.field b{font-weight:400;color:var(--accent)}
input.text{display:block;width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--field);border-radius:.625rem;background:var(--paper);color:var(--ink);font:inherit}
input.text[aria-invalid]{border-color:var(--wrong)}
.wrong{margin:.375rem 0 0;color:var(--wrong);font-size:.875rem;font-weight:500}
.field .wrong{margin:.375rem 0 0}
.agree{margin:1.5rem 0 1.25rem;color:var(--dim);font-size:.875rem;line-height:1.5;text-align:left;text-wrap:pretty}
.agree+.wrong{margin:-.75rem 0 1.25rem}
label.agree input{margin-top:.0625rem}
.trap{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
.lead+.lead{margin-top:.75rem}
div.group>.field{margin:0}
form .group{margin:0 0 1.25rem}
select{width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--field);border-radius:.625rem;background:var(--paper);color:var(--ink);font:inherit}
input[type=checkbox]{flex:none;width:1.1875rem;height:1.1875rem;margin:.1875rem 0 0;accent-color:var(--accent)}
.also{margin:0 0 1.25rem;font-size:.9375rem;justify-content:center}
.lists{margin:0 0 1.5rem;border-top:1px solid var(--line)}
.list{padding:1rem 0;border-bottom:1px solid var(--line)}
.list>label{justify-content:space-between;align-items:center;font-weight:550}
input.switch{appearance:none;width:2.75rem;height:1.625rem;margin:0;border-radius:1rem;border:1px solid var(--field);background:transparent;cursor:pointer;position:relative}
input.switch::after{content:"";position:absolute;top:.1875rem;left:.1875rem;width:1.125rem;height:1.125rem;border-radius:50%;background:var(--field)}
input.switch:checked{background:var(--accent);border-color:var(--accent)}
input.switch:checked::after{left:auto;right:.1875rem;background:var(--on-accent)}
input.switch:disabled{opacity:.45;cursor:default}
@media (prefers-reduced-motion:no-preference){input.switch,button{transition:background .12s,border-color .12s}}
.note{margin:.25rem 0 0;color:var(--dim);font-size:.875rem}
.list:not(:has(>label .switch:checked)) .group{display:none}
fieldset{margin:.875rem 0 0;padding:0;border:0;min-width:0}
legend,.group>span{padding:0;margin:0 0 .375rem;color:var(--dim);font-size:.875rem}
.group>span{display:block}
div.group{margin:.875rem 0 0}
fieldset label{padding:.25rem 0;font-size:.9375rem}
.told{margin:1.25rem 0 -.5rem;padding:.625rem .875rem;border-radius:.75rem;background:var(--soft);color:var(--accent);font-size:.9375rem;font-weight:550;text-align:center}
.archive{margin:1.75rem 0 0;padding:0;list-style:none;border-top:1px solid var(--line)}
.archive li{padding:.875rem 0;border-bottom:1px solid var(--line)}
.archive a{display:block;color:var(--ink);font-weight:550;text-decoration:none}
.archive a:hover{text-decoration:underline}
.archive time{color:var(--dim);font-size:.875rem}
footer{padding:1.25rem 0 0;text-align:center;font-size:.875rem;color:var(--dim)}
footer a{color:inherit;text-decoration:none;display:inline-block;padding:.375rem .5rem}
footer a:hover{text-decoration:underline}
footer a[aria-current]{color:var(--ink);font-weight:600}
@media (min-width:34rem){body{padding:2rem}main{padding:2.75rem 2.75rem 2.5rem}}`

/** Only this very style sheet may run on our pages. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
