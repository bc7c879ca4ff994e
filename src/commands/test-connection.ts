import {boolean, option, string} from '@oclif/core/flags'
import type {ConnectionTest} from '../connection-test/result.js'
import {BaseCommand} from '../cli/base-command.js'
import {checksFlag} from '../cli/check-flags.js'
import {companyFlag, configFlag, durationFlag, langFlag} from '../cli/flags.js'
import {TestProgressView} from '../cli/progress.js'
import {exitCodeOfTest} from '../cli/test-exit-code.js'
import {renderConnectionTest} from '../report/connection-test-text.js'
import {paletteFor} from '../report/palette.js'

export default class TestConnection extends BaseCommand {
  static override summary = 'Prove that a company can send to and hear from its candidates.'
  static override description =
    'Goes the whole way a message goes: logs in to the mail server, sends a probe to the recruiting address, watches it ' +
    'arrive in the inbound mailbox, compares it field by field, looks for the copy, checks SPF, DKIM, DMARC and the DNS, ' +
    'and removes the probe. Every failure is named, with what the server said and what to type.\n\n' +
    'Exit codes: 0 fine (warnings included), 2 settings invalid or incomplete, 3 broken, 4 could not be tested.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --company acme --json',
    '<%= config.bin %> <%= command.id %> --all --config recruitmail.yaml --strict',
    '<%= config.bin %> <%= command.id %> --only smtp-auth',
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
    format: option({
      options: ['text', 'json'] as const,
      default: 'text' as const,
      description: 'Form of the report.',
    })(),
    lang: langFlag(),
    output: string({helpValue: 'FILE', description: 'Write the report to this file instead of standard output.'}),
  }

  /** `--format json` is another way to say `--json`, unless the report goes to a file. */
  override jsonEnabled(): boolean {
    const format = this.argv.indexOf('--format')
    const asked = this.argv.includes('--format=json') || (format !== -1 && this.argv[format + 1] === 'json')
    const toFile = this.argv.some((word) => word === '--output' || word.startsWith('--output='))
    return super.jsonEnabled() || (asked && !toFile)
  }

  async run(): Promise<ConnectionTest> {
    const {flags} = await this.parse(TestConnection)
    const [{prepareTest}, {testConnection}, {selectChecks}] = await Promise.all([
      import('../cli/prepare-test.js'),
      import('../connection-test/connection-test.js'),
      import('../connection-test/selection.js'),
    ])
    const prepared = await prepareTest(flags)
    const view = this.jsonEnabled()
      ? undefined
      : TestProgressView.forTerminal(process.stderr, prepared.companies.length)
    const test = await testConnection({
      ...prepared,
      selection: selectChecks(flags),
      timeoutMs: flags.timeout,
      lang: flags.lang,
      signal: this.signal,
      onProgress: view && ((progress) => view.update(progress)),
    }).finally(() => view?.clear())
    if (flags.output === undefined) this.show(this.#text(test, process.stdout))
    else
      await this.#write(
        flags.output,
        flags.format === 'json' ? JSON.stringify(test, undefined, 2) : this.#text(test, {}),
      )
    return this.finish(test, exitCodeOfTest(test, flags.strict))
  }

  #text(test: ConnectionTest, stream: {isTTY?: boolean; columns?: number}): string {
    return renderConnectionTest(test, {palette: paletteFor(stream), width: stream.columns ?? 80})
  }

  async #write(file: string, text: string): Promise<void> {
    const {writeReport} = await import('../cli/write-report.js')
    await writeReport(file, text)
    this.note(`The report is in ${file}.`)
  }
}
