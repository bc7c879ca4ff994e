import {hostname} from 'node:os'
import type {ConnectionTest} from '../connection-test/result.js'
import {rendererOf, type Format} from '../report/connection-test-formats.js'
import type {ReportOptions} from '../report/report-options.js'
import {shellWords} from '../wording/shell-words.js'
import type {Language} from '../wording/language.js'

/** The flags of `test-connection` that decide how its report looks. */
export interface ReportFlags {
  readonly format: Format
  readonly lang: Language
  readonly strict: boolean
  readonly timeout: number
  readonly config?: string | undefined
  /** File the report goes to instead of standard output. */
  readonly output?: string | undefined
}

/** The report for a stream or a file; only `text` depends on which. */
export async function testReport(
  test: ConnectionTest,
  flags: ReportFlags,
  version: string,
  stream: {readonly isTTY?: boolean; readonly columns?: number},
): Promise<string> {
  if (flags.format !== 'text') return (await rendererOf(flags.format))(test, reportOptions(flags, version))
  const [{renderConnectionTest}, {paletteFor}] = await Promise.all([
    import('../report/connection-test-text.js'),
    import('../report/palette.js'),
  ])
  return renderConnectionTest(test, {palette: paletteFor(stream), width: stream.columns || 80, lang: flags.lang})
}

/** The report for the summary page of a GitHub Actions step, within so many bytes. */
export async function stepSummary(
  test: ConnectionTest,
  flags: ReportFlags,
  version: string,
  most: number,
): Promise<string> {
  const {renderMarkdownWithin} = await import('../report/connection-test-markdown.js')
  return renderMarkdownWithin(test, reportOptions(flags, version), most)
}

function reportOptions({lang, strict, timeout, config}: ReportFlags, version: string): ReportOptions {
  const more = config === undefined ? [] : ['--config', config]
  const retest = (company: string): string =>
    shellWords(['recruitmail', 'test-connection', '--company', company, ...more])
  return {lang, strict, timeoutMs: timeout, host: hostname(), version, retest}
}
