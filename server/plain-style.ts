import { createHash } from 'node:crypto';

/** The colours of `client/tokens.css`, and what a browser of twelve years ago understands. */
export const plainStyle = `:root{color-scheme:light dark;--paper:#ffffff;--ground:#f4f6f4;--ink:#13181a;--ink-2:#465055;--rule:#d8dddb;--edge:#7b8589;--accent:#00664f;--on-accent:#ffffff;--warning:#8a5300}
@media (prefers-color-scheme:dark){:root{--paper:#101413;--ground:#191f1d;--ink:#f3f5f3;--ink-2:#bcc5c1;--rule:#2f3835;--edge:#76827d;--accent:#4cc397;--on-accent:#05211a;--warning:#f0b95a}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1rem/1.5 -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic','PingFang SC','Microsoft YaHei',system-ui,sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-width:40rem;max-inline-size:40rem;margin:0 auto;margin-inline:auto;padding:1rem;overflow-wrap:anywhere}
h1,h2,h3,p,ol,ul,form,dl,dd{margin:0}
h1{font-size:1.5625rem;line-height:1.2;margin-block:.75rem .5rem}
h2{font-size:1.25rem;line-height:1.3;margin-block-end:.5rem}
section{border-block-start:1px solid var(--rule);padding-block:1rem}
p{margin-block-end:.5rem}
a{color:var(--accent);text-underline-offset:.18em}
a{display:inline-block;padding-block:.6rem}
summary{padding-block:.6rem;cursor:pointer}
legend{padding:0}
li .sub{display:block;font-weight:400}
p a,li a{padding-block:0}
.mark{font-weight:700;color:var(--ink);text-decoration:none;border-block-end:3px solid var(--accent);padding:0;line-height:1.25}
.sub{color:var(--ink-2)}
.say{border-inline-start:6px solid var(--warning);padding-inline-start:.75rem;font-weight:600}
.now{font-size:1.25rem;line-height:1.3;font-weight:600}
.floor{border-block-start:6px solid var(--accent)}
ol{padding:0;padding-inline-start:2.75rem}
li{padding-block:.4rem;border-block-start:1px solid var(--rule)}
li:first-child{border:0}
.me{font-weight:700}
label,legend{display:block;font-weight:600}
label .sub,legend .sub{display:block;font-weight:400}
fieldset{border:0;padding:0;margin:0 0 .75rem}
fieldset label{font-weight:400;padding-block:.6rem}
input:not([type=radio]):not([type=checkbox]),select,textarea{display:block;width:100%;inline-size:100%;min-height:2.75rem;margin-block:.25rem .75rem;padding:.5rem;border:1px solid var(--edge);border-radius:.375rem;background:var(--paper);color:var(--ink);font:inherit}
input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem;vertical-align:-.2rem;accent-color:var(--accent);margin:0;margin-inline-end:.5rem}
button{min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--edge);border-radius:.375rem;background:var(--paper);color:var(--ink);font:inherit;font-weight:600}
.go{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-size:1.25rem;width:100%;inline-size:100%}
.acts{display:flex;flex-wrap:wrap;gap:.5rem}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
`;

/** Changes with what is written above, so that a browser keeps it for as long as it stays the same. */
export const plainStyleAt = `/plain.css?${createHash('sha256').update(plainStyle).digest('base64url').slice(0, 8)}`;
