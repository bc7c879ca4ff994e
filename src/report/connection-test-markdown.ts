import type {ConnectionTest} from '../connection-test/result.js'
import type {Language} from '../wording/language.js'
import {markdownBlock, markdownCode, markdownLine, markdownText} from './escape.js'
import {itReport, type CompanyReport, type ConversationReport, type FindingReport, type ItReport} from './it-report.js'
import type {Fact} from './it-report-facts.js'
import type {RemedyStep} from './remedy-step.js'
import type {ReportOptions} from './report-options.js'
import {reportWords as words, sideSymbols} from './report-words.js'
import {filled} from './words.js'

/** The report for the IT department in Markdown (CommonMark with GitHub's tables), free of HTML. */
export function renderMarkdown(test: ConnectionTest, options: ReportOptions): string {
  const report = itReport(test, options)
  return blocks([
    ...head(report),
    ...report.companies.flatMap((company) => companyBlocks(company, report.lang)),
    `---\n\n${words.privacy[report.lang]}`,
  ])
}

/** The report within so many bytes: without what was said on the wire, or the overview alone, where all is too much. */
export function renderMarkdownWithin(test: ConnectionTest, options: ReportOptions, most: number): string {
  const report = itReport(test, options)
  const companies = report.companies.map((company) => ({...company, conversations: []}))
  const shorter = blocks([...head(report), ...companies.flatMap((company) => companyBlocks(company, report.lang))])
  const fitting = [renderMarkdown(test, options), shorter, blocks(head(report))]
  return fitting.find((text) => Buffer.byteLength(text) <= most) ?? ''
}

function head(report: ItReport): string[] {
  return [`# ${report.title}`, markdownLine(report.intro), ...(report.companies.length > 1 ? [overview(report)] : [])]
}

function overview({companies, lang}: ItReport): string {
  const rows = companies.map(({name, verdict, verdictWord, lead}) => [
    markdownText(name),
    verdict === 'passed' ? verdictWord : `**${verdictWord}**`,
    lead === undefined ? '' : markdownCode(lead.code, 'cell'),
  ])
  return table([words.company[lang], words.verdict[lang], words.firstCause[lang]], rows)
}

function companyBlocks(company: CompanyReport, lang: Language): string[] {
  const {lead, others, ruledOut} = company
  return [
    `## ${markdownText(company.name)}: ${company.headline}`,
    ...(company.summary === undefined ? [] : [markdownLine(company.summary)]),
    ...(lead === undefined ? [] : findingBlocks(lead, words.cause[lang], lang)),
    ...(others.length === 0 ? [] : [`### ${words.also[lang]}`]),
    ...others.flatMap((finding) => findingBlocks(finding, finding.severityWord, lang)),
    ...(ruledOut.length === 0 ? [] : [`### ${words.ruledOut[lang]}`, list(ruledOut.map(markdownLine))]),
    `### ${words.retest[lang]}`,
    markdownBlock([company.retest]),
    `### ${words.tested[lang]}`,
    facts(company.tested),
    ...company.servers.flatMap((server) => [`#### ${server.title}`, facts(server.facts)]),
    `### ${words.checks[lang]}`,
    checkTable(company, lang),
    ...(company.message.length === 0 ? [] : [`### ${words.message[lang]}`, facts(company.message)]),
    ...conversationBlocks(company.conversations, lang),
  ]
}

function findingBlocks(finding: FindingReport, heading: string, lang: Language): string[] {
  return [
    `**${heading}:** ${markdownText(finding.cause)} (${markdownCode(finding.code)}, ${markdownText(finding.check)})`,
    ...(finding.evidence.length === 0 ? [] : [`${words.said[lang]}:`, markdownBlock(finding.evidence)]),
    ...(finding.steps.length === 0 ? [] : [`**${words.todo[lang]}**`, numbered(finding.steps)]),
    filled(words.explain, lang, {command: markdownCode(finding.explain)}),
  ]
}

function numbered(steps: readonly RemedyStep[]): string {
  return steps.map((step, index) => `${index + 1}. ${stepText(step)}`).join('\n')
}

function stepText({before, command, after}: RemedyStep): string {
  const code = command === undefined ? '' : markdownCode(command)
  const rest = markdownText(after)
  return (
    [markdownLine(before), code].filter((part) => part !== '').join(' ') +
    (/^[,;.]/.test(rest) ? rest : ` ${rest}`.trimEnd())
  )
}

function checkTable({checks}: CompanyReport, lang: Language): string {
  const rows = checks.map(({title, name, symbol, statusWord, time, said}) => [
    `${title} (${markdownCode(name, 'cell')})`,
    `${markdownText(symbol)} ${statusWord}`,
    time,
    markdownText(said),
  ])
  return table([words.check[lang], words.result[lang], words.time[lang], words.seen[lang]], rows)
}

function conversationBlocks(conversations: readonly ConversationReport[], lang: Language): string[] {
  if (conversations.length === 0) return []
  return [
    `### ${words.conversations[lang]}`,
    words.redacted[lang],
    ...conversations.flatMap(({title, lines}) => [
      `#### ${markdownText(title)}`,
      markdownBlock(lines.map(({from, ms, text}) => `${ms.padStart(6)}  ${sideSymbols[from]}  ${text}`)),
    ]),
  ]
}

function facts(all: readonly Fact[]): string {
  return list(all.map(({label, values}) => `**${label}:** ${values.map((value) => markdownText(value)).join('; ')}`))
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}

function blocks(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n') + '\n'
}
