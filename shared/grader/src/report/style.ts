/**
 * How every page looks: light or dark as the reader's system is, from a phone's width on, and on
 * paper. Text has a contrast of at least 4.5 on each of its backgrounds, which a test measures.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fff, #16181d);
  --sunken: light-dark(#f3f4f7, #1f232b);
  --line: light-dark(#c9ced8, #434a58);
  --ink: light-dark(#1b1f27, #e7eaf0);
  --quiet: light-dark(#4d5666, #adb5c4);
  --link: light-dark(#0b57a4, #8ec5ff);
  --good: light-dark(#11632f, #7bdc9b);
  --bad: light-dark(#a01c1c, #ffa39c);
  --warn: light-dark(#fff1c9, #4a3a06);
  --heat0: light-dark(#fbd9b8, #5f3a12);
  --heat1: light-dark(#fdebd6, #463322);
  --heat2: light-dark(#f3f4f7, #2a2f3a);
  --heat3: light-dark(#dcebfb, #1d3a57);
  --heat4: light-dark(#b9dafb, #14497f);
}
* { box-sizing: border-box; }
html { font: 1rem/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
body { margin: 0 auto; max-width: 80rem; padding: 0 1rem 4rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; }
h1 { font-size: 1.6rem; margin-top: 1.5rem; }
h2 { font-size: 1.3rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1.05rem; }
p { margin: .5rem 0; max-width: 46rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 0; z-index: 9; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.warning { background: var(--warn); border: 2px solid currentColor; padding: .5rem 1rem; font-weight: 600; max-width: none; }
.quiet { color: var(--quiet); font-weight: 400; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: .5rem 0; padding: 0; list-style: none; }
.facts strong { font-size: 1.15em; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }

table { border-collapse: collapse; margin: .5rem 0 1rem; }
caption { text-align: left; color: var(--quiet); padding-bottom: .5rem; max-width: 46rem; }
.wide caption { position: sticky; left: 0; width: min(46rem, 100cqi); }
th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { background: var(--sunken); }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; position: relative; container-type: inline-size; }
.long { min-width: 16rem; overflow-wrap: anywhere; }
.bar { display: block; fill: var(--link); }
.bar .rest { fill: var(--sunken); stroke: var(--line); }

.map { overflow: auto; max-height: 90vh; position: relative; border: 1px solid var(--line); }
.map table { border-collapse: separate; border-spacing: 0; margin: 0; }
.map th, .map td { padding: .2rem .4rem; white-space: nowrap; }
.map thead th { position: sticky; top: 0; z-index: 2; vertical-align: bottom; padding-top: .6rem; }
.map thead th span { writing-mode: vertical-rl; transform: rotate(180deg); font-weight: 500; }
.map th:first-child { position: sticky; left: 0; z-index: 1; background: var(--sunken); max-width: 14rem; overflow: hidden; text-overflow: ellipsis; }
.map thead th:first-child { z-index: 3; }
.map td { text-align: right; font-variant-numeric: tabular-nums; border-left: 1px solid var(--line); }
.h0 { background: var(--heat0); } .h1 { background: var(--heat1); } .h2 { background: var(--heat2); }
.h3 { background: var(--heat3); } .h4 { background: var(--heat4); }

details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
summary { padding: .4rem .8rem; cursor: pointer; background: var(--sunken); border-radius: .4rem; }
details[open] > summary { border-radius: .4rem .4rem 0 0; }
.inside { padding: .25rem .8rem .75rem; }
pre { background: var(--sunken); border: 1px solid var(--line); border-radius: .3rem; padding: .5rem .75rem; margin: .25rem 0 .75rem; overflow: auto; max-height: 32rem; contain: paint; font: .875rem/1.45 ui-monospace, monospace; tab-size: 2; white-space: pre-wrap; overflow-wrap: anywhere; }
.sides pre { white-space: pre; }
pre strong { display: block; }
pre.expected { border-left: 4px solid var(--good); }
pre.actual { border-left: 4px solid var(--bad); }
code { font: .9em ui-monospace, monospace; }
dt, .label { font-weight: 600; margin: .5rem 0 0; }
.advice { border-left: 4px solid var(--link); padding-left: .75rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0 1rem; }
.sides > div { min-width: 0; }

@media (max-width: 40rem) {
  table { font-size: .9rem; }
  th, td { padding: .25rem .35rem; }
}
@media print {
  html { font-size: 9pt; background: #fff; }
  .skip, nav { display: none; }
  .map, pre { overflow: visible; max-height: none; contain: none; }
  .map thead th, .map th:first-child { position: static; }
  .sides pre { white-space: pre-wrap; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  h2, h3, summary { break-after: avoid; }
}
`;
