import {boolean, option, string} from '@oclif/core/flags'
import type {ConnectionTest} from '../connection-test/result.js'
import {BaseCommand} from '../cli/base-command.js'
import {checksFlag} from '../cli/check-flags.js'
import {deliverReport} from '../cli/deliver-report.js'
import {pluginExitCodes} from '../cli/exit-codes.js'
import {companyFlag, configFlag, durationFlag, langFlag} from '../cli/flags.js'
import {answerMonitoringOnCrash} from '../cli/plugin-crash.js'
import {TestProgressView} from '../cli/progress.js'
import {exitCodeOfTest, pluginExitCodeOf} from '../cli/test-exit-code.js'
import type {ReportFlags} from '../cli/test-report.js'
import {Failure} from '../failure.js'
import {formats} from '../report/connection-test-formats.js'
import {renderPluginFailure} from '../report/plugin-failure.js'

export default class TestConnection extends BaseCommand {
  static override summary = 'Prove that a company can send to and hear from its candidates.'
  static override description =
    'Goes the whole way a message goes: logs in to the mail server, sends a probe to the recruiting address, watches it ' +
    'arrive in the inbound mailbox, compares it field by field, looks for the copy, checks SPF, DKIM, DMARC and the DNS, ' +
    'and removes the probe. Every failure is named, with what the server said and what to type.\n\n' +
    'Reports: text for the terminal; json for scripts; junit for CI; nagios for monitoring (Icinga, Checkmk, Naemon); ' +
    'prometheus for the textfile collector of the node exporter; github for annotations and the summary of a GitHub ' +
    'Actions step; markdown and html to forward to the IT department. Passwords are in none of them.\n\n' +
    'Exit codes: 0 fine (warnings included), 2 settings invalid or incomplete, 3 broken, 4 could not be tested. ' +
    'With --format nagios to standard output those of a monitoring plugin: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN; ' +
    'whatever fails, wrong usage included, is then UNKNOWN with one line on standard output.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --company acme --json',
    '<%= config.bin %> <%= command.id %> --all --config recruitmail.yaml --strict',
    '<%= config.bin %> <%= command.id %> --only smtp-auth',
    '<%= config.bin %> <%= command.id %> --all --format html --lang de --output report.html',
    '<%= config.bin %> <%= command.id %> --all --format prometheus --output /var/lib/prometheus/node-exporter/recruitmail.prom',
  ]
  static override flags = {
    company: companyFlag({exclusive: ['all']}),
    all: boolean({description: 'Test every company.'}),
    config: configFlag(),
    only: checksFlag({description: 'Run these checks and what they stand on.'}),
    skip: checksFlag({description: 'Leave these checks out, and what stands on them.'}),
    timeout: durationFlag({default: 120_000, description: 'Limit for the test of one company, cleaning up included.'}),
    send: boolean({allowNo: true, default: true, description: 'Send the probe; --no-send stops before DATA.'}),
    strict: boolean({description: 'Exit with 3 on warnings too.'}),
    format: option({options: formats, default: 'text' as const, description: 'Form of the report.'})(),
    lang: langFlag(),
    output: string({helpValue: 'FILE', description: 'Write the report to this file instead of standard output.'}),
  }

  /** `--format json` is another way to say `--json`, unless the report goes to a file. */
  override jsonEnabled(): boolean {
    return super.jsonEnabled() || this.#printsFormat('json')
  }

  async run(): Promise<ConnectionTest> {
    const {flags} = await this.parse(TestConnection)
    if (this.#isPlugin()) answerMonitoringOnCrash()
    this.#refuseTwoReports(flags)
    const [{prepareTest}, {testConnection}, {selectChecks}] = await Promise.all([
      import('../cli/prepare-test.js'),
      import('../connection-test/connection-test.js'),
      import('../connection-test/selection.js'),
    ])
    const prepared = await prepareTest(flags)
    const view = this.jsonEnabled()
      ? undefined
      : TestProgressView.forTerminal(process.stderr, prepared.companies.length, flags.lang)
    const test = await testConnection({
      ...prepared,
      selection: selectChecks(flags),
      timeoutMs: flags.timeout,
      lang: flags.lang,
      signal: this.signal,
      onProgress: view && ((progress) => view.update(progress)),
    }).finally(() => view?.clear())
    const {shown, note} = await deliverReport(test, flags, this.config.version)
    this.show(shown)
    if (note !== undefined) this.note(note)
    return this.finish(
      test,
      this.#isPlugin() ? pluginExitCodeOf(test, flags.strict) : exitCodeOfTest(test, flags.strict),
    )
  }

  /** Monitoring reads one line on standard output and takes exit codes 1 and 2 for states of the channel. */
  override async catch(error: Error & {oclif?: {exit?: number}}): Promise<void> {
    if (!this.#isPlugin() || error.oclif?.exit === 0) return super.catch(error)
    this.show(renderPluginFailure(this.toErrorJson(error).error))
    process.exitCode = pluginExitCodes.unknown
  }

  /** Whether monitoring reads standard output and the exit code. */
  #isPlugin(): boolean {
    return !this.jsonEnabled() && this.#printsFormat('nagios')
  }

  /** Whether the report of this format goes to standard output; asked before the flags are parsed. */
  #printsFormat(format: string): boolean {
    const at = this.argv.indexOf('--format')
    const isAsked = this.argv.includes(`--format=${format}`) || (at !== -1 && this.argv[at + 1] === format)
    return isAsked && !this.argv.some((word) => word === '--output' || word.startsWith('--output='))
  }

  #refuseTwoReports({format, output}: ReportFlags): void {
    if (!this.jsonEnabled() || output !== undefined || format === 'json' || format === 'text') return
    throw new Failure('usage', 'two-reports', `--json and --format ${format} both ask for standard output.`, {
      hint: `Let one of them go to a file: --json --format ${format} --output FILE`,
    })
  }
}
