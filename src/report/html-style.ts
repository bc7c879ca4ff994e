/** Colours by what they mean; every text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
const light = `
  --ground: #f4f5f7; --card: #ffffff; --sunken: #f4f5f7; --ink: #1a1f26; --quiet: #566070; --line: #d8dde4;
  --passed: #17713a; --passed-soft: #e3f4e8; --degraded: #855400; --degraded-soft: #fdf1d6;
  --failed: #b3202a; --failed-soft: #fdebec; --untested: #4d5562; --untested-soft: #e9ecf0; --link: #1f4fa8;`

const dark = `
  --ground: #101317; --card: #181c22; --sunken: #101317; --ink: #e7eaee; --quiet: #a2acb9; --line: #303741;
  --passed: #5fcf86; --passed-soft: #14301f; --degraded: #e5b454; --degraded-soft: #33270d;
  --failed: #ff8b8b; --failed-soft: #3a1a1d; --untested: #b4bdc9; --untested-soft: #272d36; --link: #8db4ff;`

/** The style sheet of the HTML report: light and dark as the reader prefers, always light on paper (A4). */
export const htmlStyle = `
:root { color-scheme: light dark;${light} }
@media (prefers-color-scheme: dark) { :root {${dark} } }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
main, .masthead, .colophon { max-width: 58rem; margin: 0 auto; padding: 0 1.5rem; }
h1, h2, h3, h4, p, ul, ol, dl, pre { margin: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; }
h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -.01em; }
h3 { margin: 2.25rem 0 .75rem; font-size: 1.0625rem; line-height: 1.4; }
h4 { margin-bottom: .5rem; font-size: .9375rem; }
a { color: var(--link); }
code, pre, .wire { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
.masthead { padding-top: 2.5rem; padding-bottom: 1.5rem; }
.masthead p, .colophon, .quiet { color: var(--quiet); }
.masthead p { margin-top: .375rem; font-size: .9375rem; }
.colophon { padding-top: 2rem; padding-bottom: 3rem; font-size: .875rem; }
article { margin-bottom: 4rem; }
.card { border: 1px solid var(--line); border-radius: .625rem; background: var(--card); padding: 1.25rem 1.5rem; }
.verdict { border-left: .375rem solid var(--tone); padding-left: 1.25rem; }
.verdict .eyebrow { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; margin-bottom: .25rem; color: var(--quiet); font-size: .9375rem; font-weight: 600; }
.verdict h2 { color: var(--tone); }
.summary { margin-top: .5rem; }
.passed { --tone: var(--passed); --tone-soft: var(--passed-soft); }
.warning, .degraded { --tone: var(--degraded); --tone-soft: var(--degraded-soft); }
.failed, .error { --tone: var(--failed); --tone-soft: var(--failed-soft); }
.untested, .skipped, .not-reached, .info { --tone: var(--untested); --tone-soft: var(--untested-soft); }
.pill { display: inline-block; border-radius: 1rem; background: var(--tone-soft); color: var(--tone); padding: .0625rem .625rem; font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.label { color: var(--quiet); font-size: .8125rem; font-weight: 600; }
.finding { margin-top: 1rem; }
.finding .cause { margin: .125rem 0 .5rem; font-size: 1.125rem; line-height: 1.45; font-weight: 600; }
.finding .meta { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .75rem; color: var(--quiet); font-size: .875rem; }
.finding .label { margin: 1.125rem 0 .375rem; }
.finding .label:first-child { margin-top: 0; }
.finding.further .cause { font-size: 1rem; }
.said { border-left: .1875rem solid var(--line); padding: .125rem 0 .125rem .875rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.steps { padding-left: 1.5rem; }
.steps li { margin: .5rem 0; padding-left: .25rem; }
.steps li::marker { color: var(--quiet); font-weight: 600; }
.command { display: block; margin: .375rem 0; border: 1px solid var(--line); border-radius: .375rem; background: var(--sunken); padding: .5rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }
.more { margin-top: 1rem; color: var(--quiet); font-size: .875rem; }
.ruled-out { list-style: none; padding: 1rem 1.5rem; columns: 2 22rem; column-gap: 2rem; font-size: .9375rem; }
.overview { margin-bottom: 2rem; }
.ruled-out li { position: relative; break-inside: avoid; padding: .1875rem 0 .1875rem 1.5rem; }
.ruled-out li::before { content: "✓" / ""; position: absolute; left: 0; color: var(--passed); font-weight: 700; }
.servers { columns: 2 23rem; column-gap: 1rem; margin-top: 1rem; }
.servers > section { break-inside: avoid; margin-bottom: 1rem; }
dl { display: grid; grid-template-columns: minmax(7rem, 15rem) minmax(0, 1fr); gap: .375rem 1.25rem; font-size: .9375rem; }
.servers dl { grid-template-columns: minmax(7rem, 8.5rem) minmax(0, 1fr); gap: .375rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
dd + dd { grid-column: 2; }
.scroll { overflow-x: auto; padding: .25rem 1.5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--quiet); font-size: .8125rem; font-weight: 600; }
tbody th { width: 36%; }
th code { display: block; color: var(--quiet); font-size: .8125em; }
td.time, th.time { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.seen { min-width: 12rem; overflow-wrap: anywhere; }
tr.skipped, tr.not-reached { color: var(--quiet); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details.card { margin-top: .75rem; padding: 0; }
summary { cursor: pointer; padding: .75rem 1.25rem; font-weight: 600; }
summary .quiet { font-weight: 400; }
.wire { margin: 0; border-top: 1px solid var(--line); padding: .75rem 1.25rem; list-style: none; line-height: 1.5; }
.wire li { display: grid; grid-template-columns: 3.5rem 1.25rem minmax(0, 1fr); gap: .625rem; }
.wire .ms { color: var(--quiet); text-align: right; font-variant-numeric: tabular-nums; }
.wire .side { color: var(--quiet); font-weight: 700; }
.wire .client .said-line { color: var(--link); }
.wire .note { color: var(--quiet); font-style: italic; }
.wire .said-line { white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  main, .masthead, .colophon { padding-left: 1rem; padding-right: 1rem; }
  .card { padding: 1rem; }
  .scroll { padding: .25rem 1rem; }
  dl, .servers dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: .5rem; }
  dd + dd { grid-column: 1; }
}
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  :root { color-scheme: light;${light} --ground: #ffffff; font-size: 9pt; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, .masthead, .colophon { max-width: none; padding: 0; }
  .masthead { padding-bottom: 4mm; }
  .card { padding: 3mm 4mm; }
  .verdict { padding-left: 4mm; }
  .scroll { overflow: visible; padding: 1mm 4mm; }
  h3 { margin-top: 6mm; }
  h2, h3, h4, .label, summary { break-after: avoid; }
  .verdict, .ruled-out, .servers > section, .steps li, tr, .wire li, dd, dt { break-inside: avoid; }
  thead { display: table-header-group; }
  th, td { padding-top: .75mm; padding-bottom: .75mm; }
  tbody th { width: 45%; }
  th code { display: inline; }
  article { margin: 0; }
  .colophon { padding: 4mm 0 0; }
  article + article { break-before: page; }
  .servers { columns: 2; column-gap: 4mm; }
  .ruled-out { columns: 2; }
  details::details-content { display: block; content-visibility: visible; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  a { color: inherit; text-decoration: none; }
}
`
