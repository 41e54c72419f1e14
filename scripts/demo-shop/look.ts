export const css = `
:root{--ink:#2b211b;--soft:#6f6259;--line:#eadfd2;--paper:#fbf7f1;--card:#fff;--rust:#a8482a;--forest:#2f4a3c;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
a{color:inherit}
h1,h2,h3{font-family:Georgia,'Times New Roman',serif;font-weight:500;line-height:1.15;margin:0}
.in{max-width:1120px;margin:0 auto;padding:0 24px}
.note{background:var(--forest);color:#e6efe8;font-size:.8125rem}
.note .in{padding-top:7px;padding-bottom:7px}
.top{border-bottom:1px solid var(--line);background:var(--paper);position:sticky;top:0;z-index:2}
.top .in{display:flex;align-items:center;gap:8px 28px;min-height:72px;flex-wrap:wrap}
.brand{font:500 1.375rem Georgia,serif;text-decoration:none;margin-right:auto}
.top nav{display:flex;gap:4px 22px;flex-wrap:wrap;font-size:.9375rem}
.top nav a{text-decoration:none;color:var(--soft);padding:6px 0}
.top nav a:hover,.top nav a[aria-current]{color:var(--rust)}
.basket{text-decoration:none;padding:8px 16px;border-radius:99px;background:var(--ink);color:#fff;font-size:.9375rem}
.basket b{display:inline-block;min-width:1.5em;margin-left:6px;border-radius:99px;background:#fff3;text-align:center;font-weight:600}
.hero{background:#efe3d3;margin-bottom:48px}
.hero .in{display:grid;grid-template-columns:1.1fr 1fr;align-items:center;gap:32px;padding-top:56px;padding-bottom:56px}
.hero h1{font-size:clamp(2rem,4.6vw,3.25rem)}
.hero p{max-width:34em;color:var(--soft);font-size:1.0625rem}
.hero .trio{display:grid;grid-template-columns:repeat(3,1fr);gap:12px}
.hero img{width:100%;height:auto;border-radius:14px;display:block}
.hero img:nth-child(2){transform:translateY(-18px)}
.button{display:inline-block;border:0;border-radius:10px;background:var(--rust);color:#fff;font:inherit;font-weight:600;line-height:1;padding:15px 24px;text-decoration:none;cursor:pointer}
.button:hover{background:#8d3a20}
.button.quiet{background:#fff;color:var(--ink);box-shadow:inset 0 0 0 1px var(--line)}
.button.quiet:hover{background:#f4ece1}
:focus-visible{outline:3px solid #d98a5c;outline-offset:2px}
section{margin-bottom:52px}
section>h2{font-size:1.625rem;margin-bottom:20px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:26px}
.card{display:flex;flex-direction:column;background:var(--card);border-radius:14px;overflow:hidden;text-decoration:none;box-shadow:0 1px 2px #2b211b14}
.card:hover{box-shadow:0 10px 28px #2b211b1f}
.card img{display:block;width:100%;height:auto}
.card div{padding:16px 18px 18px}
.card h3{font-size:1.125rem}
.card p{margin:4px 0 10px;color:var(--soft);font-size:.875rem}
.price{font-weight:650}
.price s{display:inline-block;margin-left:8px;color:var(--soft);font-weight:400}
.product{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:56px;padding-top:44px;align-items:center}
.product img{width:100%;height:auto;border-radius:18px}
.product h1{font-size:2.25rem;margin:6px 0 10px}
.crumb{color:var(--soft);font-size:.875rem;text-decoration:none}
.product .price{font-size:1.5rem;margin:22px 0}
.panel{max-width:820px;padding-top:44px}
.panel h1{font-size:2.125rem;margin-bottom:24px}
.row{display:grid;grid-template-columns:72px minmax(0,1fr) auto 110px;gap:18px;align-items:center;padding:14px 0;border-bottom:1px solid var(--line)}
.row img{width:72px;height:72px;border-radius:10px}
.row .step{display:flex;align-items:center;gap:10px}
.row button{width:36px;height:36px;border:1px solid var(--line);border-radius:8px;background:#fff;font-size:1.125rem;cursor:pointer}
.row .sum{text-align:right;font-weight:600}
.total{display:flex;justify-content:space-between;padding:20px 0 26px;font-size:1.25rem}
.acts{display:flex;gap:12px;flex-wrap:wrap}
label{display:block;margin-bottom:16px;font-weight:600;font-size:.9375rem}
label input{display:block;width:100%;max-width:420px;margin-top:6px;padding:13px 14px;border:1px solid #cdbfae;border-radius:10px;background:#fff;color:inherit;font:inherit}
.wrong{color:#a01f1f;font-weight:600}
footer{margin-top:72px;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
footer .in{padding-top:26px;padding-bottom:120px}
.bar{position:fixed;left:0;right:0;bottom:0;z-index:3;background:#fff;box-shadow:0 -6px 30px #2b211b29}
.bar .in{display:flex;gap:14px 24px;align-items:center;flex-wrap:wrap;padding-top:16px;padding-bottom:16px}
.bar p{flex:1 1 320px;margin:0;font-size:.9375rem}
.bar .button{padding:12px 20px}
@media (max-width:720px){
.hero .in,.product{grid-template-columns:minmax(0,1fr);gap:24px;padding-top:32px}
.grid{grid-template-columns:repeat(2,minmax(0,1fr));gap:14px}
.card div{padding:12px}
.row{grid-template-columns:56px minmax(0,1fr) auto}
.row img{width:56px;height:56px}
.row .sum{grid-column:2/4}
.top .in{padding-top:10px;padding-bottom:10px}
.top nav{order:3;width:100%}
}`
