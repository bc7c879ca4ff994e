import {createHash} from 'node:crypto'
import type {ConnectionTest} from '../connection-test/result.js'
import type {Language} from '../wording/language.js'
import {markupAttribute, markupText} from './escape.js'
import {htmlStyle} from './html-style.js'
import {itReport, type CompanyReport, type ConversationReport, type FindingReport, type ItReport} from './it-report.js'
import type {Fact, ServerReport} from './it-report-facts.js'
import type {RemedyStep} from './remedy-step.js'
import type {ReportOptions} from './report-options.js'
import {reportWords as words, sideSymbols} from './report-words.js'
import {filled} from './words.js'

/** The style sheet alone may take effect: no script, no image, no request, whatever a server said. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(htmlStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** The report for the IT department as one self-contained page, for the screen and for A4 paper. */
export function renderHtml(test: ConnectionTest, options: ReportOptions): string {
  const report = itReport(test, options)
  return [
    '<!DOCTYPE html>',
    `<html lang="${report.lang}">`,
    '<head>',
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${markupAttribute(policy)}" />`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    '<meta name="referrer" content="no-referrer" />',
    `<title>${markupText(titleOf(report))}</title>`,
    `<style>${htmlStyle}</style>`,
    '</head>',
    '<body>',
    `<header class="masthead"><h1>${markupText(report.title)}</h1><p>${markupText(report.intro)}</p></header>`,
    '<main>',
    report.companies.length > 1 ? overview(report) : '',
    ...report.companies.map((company) => article(company, report.lang)),
    '</main>',
    `<footer class="colophon"><p>${markupText(words.privacy[report.lang])}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ]
    .filter((line, index, lines) => line !== '' || index === lines.length - 1)
    .join('\n')
}

function titleOf({title, companies}: ItReport): string {
  const [only, ...others] = companies
  return only === undefined || others.length > 0 ? title : `${only.name}: ${only.headline}`
}

function overview({companies, lang}: ItReport): string {
  const rows = companies.map(
    ({id, name, verdict, verdictWord, lead}) =>
      `<tr><th scope="row"><a href="#company-${markupAttribute(id)}">${markupText(name)}</a></th>` +
      `<td>${pill(verdict, verdictWord)}</td><td>${lead === undefined ? '' : code(lead.code)}</td></tr>`,
  )
  const head = [words.company[lang], words.verdict[lang], words.firstCause[lang]]
  return [
    '<section class="overview">',
    `<div class="card scroll"><table><caption class="visually-hidden">${words.contents[lang]}</caption>`,
    `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
    '</section>',
  ].join('\n')
}

function article(company: CompanyReport, lang: Language): string {
  const {lead, others} = company
  return [
    `<article id="company-${markupAttribute(company.id)}">`,
    verdictCard(company),
    lead === undefined ? '' : findingCard(lead, words.cause[lang], lang),
    others.length === 0 ? '' : heading(words.also[lang]),
    ...others.map((finding) => findingCard(finding, finding.severityWord, lang, 'further')),
    ...(company.ruledOut.length === 0 ? [] : [heading(words.ruledOut[lang]), ruledOut(company)]),
    heading(words.retest[lang]),
    command(company.retest),
    heading(words.tested[lang]),
    `<div class="card">${facts(company.tested)}</div>`,
    servers(company.servers),
    heading(words.checks[lang]),
    checkTable(company, lang),
    ...(company.message.length === 0
      ? []
      : [heading(words.message[lang]), `<div class="card">${facts(company.message)}</div>`]),
    ...conversations(company.conversations, lang),
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function verdictCard({name, verdict, verdictWord, headline, summary}: CompanyReport): string {
  const sentence = summary === undefined ? '' : `<p class="summary">${markupText(summary)}</p>`
  return (
    `<header class="card verdict ${verdict}"><p class="eyebrow"><span>${markupText(name)}</span>` +
    `${pill(verdict, verdictWord)}</p><h2>${markupText(headline)}</h2>${sentence}</header>`
  )
}

function findingCard(finding: FindingReport, label: string, lang: Language, kind = ''): string {
  const {cause, severity, evidence, steps, explain} = finding
  return [
    `<section class="card finding ${severity} ${kind}">`,
    `<p class="label">${markupText(label)}</p>`,
    `<p class="cause">${markupText(cause)}</p>`,
    `<p class="meta">${pill(severity, finding.severityWord)} ${code(finding.code)} <span>${markupText(finding.check)}</span></p>`,
    evidence.length === 0 ? '' : `<p class="label">${words.said[lang]}</p>`,
    evidence.length === 0 ? '' : `<pre class="said">${evidence.map(markupText).join('\n')}</pre>`,
    steps.length === 0 ? '' : `<p class="label">${words.todo[lang]}</p>`,
    steps.length === 0 ? '' : `<ol class="steps">${steps.map((step) => `<li>${stepOf(step)}</li>`).join('\n')}</ol>`,
    `<p class="more">${markupText(filled(words.explain, lang, {command: ''}))} ${code(explain)}</p>`,
    '</section>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function stepOf({before, command: typed, after}: RemedyStep): string {
  const rest = after.replace(/^[,;.] */, '')
  return [markupText(before), typed === undefined ? '' : command(typed), markupText(rest)].join('')
}

function ruledOut(company: CompanyReport): string {
  const items = company.ruledOut.map((text) => `<li>${markupText(text)}</li>`)
  return `<ul class="card ruled-out">${items.join('\n')}</ul>`
}

function servers(reports: readonly ServerReport[]): string {
  if (reports.length === 0) return ''
  const cards = reports.map(
    (server) => `<section class="card"><h4>${markupText(server.title)}</h4>${facts(server.facts)}</section>`,
  )
  return `<div class="servers">${cards.join('\n')}</div>`
}

function facts(all: readonly Fact[]): string {
  const pairs = all.map(
    ({label, values}) =>
      `<dt>${markupText(label)}</dt>${values.map((value) => `<dd>${markupText(value)}</dd>`).join('')}`,
  )
  return `<dl>${pairs.join('\n')}</dl>`
}

function checkTable({checks}: CompanyReport, lang: Language): string {
  const rows = checks.map(
    ({name, title, status, symbol, statusWord, time, said}) =>
      `<tr class="${status}"><th scope="row">${markupText(title)} ${code(name)}</th>` +
      `<td>${pill(status, `${symbol} ${statusWord}`)}</td><td class="time">${time}</td>` +
      `<td class="seen">${markupText(said)}</td></tr>`,
  )
  const head = [words.check[lang], words.result[lang]].map((cell) => `<th scope="col">${cell}</th>`).join('')
  return [
    `<div class="card scroll"><table><caption class="visually-hidden">${words.checks[lang]}</caption>`,
    `<thead><tr>${head}<th scope="col" class="time">${words.time[lang]}</th><th scope="col">${words.seen[lang]}</th></tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
  ].join('\n')
}

function conversations(reports: readonly ConversationReport[], lang: Language): string[] {
  if (reports.length === 0) return []
  return [
    heading(words.conversations[lang]),
    `<p class="quiet">${markupText(words.redacted[lang])}</p>`,
    ...reports.map(conversation),
  ]
}

function conversation({title, count, lines}: ConversationReport): string {
  const items = lines.map(
    ({from, ms, text}) =>
      `<li class="${from}"><span class="ms">${ms}</span><span class="side">${sideSymbols[from]}</span>` +
      `<span class="said-line">${markupText(text)}</span></li>`,
  )
  return (
    `<details class="card"><summary>${markupText(title)} <span class="quiet">(${count})</span></summary>` +
    `<ol class="wire">${items.join('\n')}</ol></details>`
  )
}

function heading(text: string): string {
  return `<h3>${markupText(text)}</h3>`
}

function pill(tone: string, word: string): string {
  return `<span class="pill ${tone}">${markupText(word)}</span>`
}

function code(text: string): string {
  return `<code>${markupText(text)}</code>`
}

function command(text: string): string {
  return `<code class="command">${markupText(text)}</code>`
}
