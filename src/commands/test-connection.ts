import {boolean} from '@oclif/core/flags'
import type {ConnectionTest} from '../connection-test/result.js'
import {BaseCommand} from '../cli/base-command.js'
import {checksFlag} from '../cli/check-flags.js'
import {companyFlag, configFlag, durationFlag} from '../cli/flags.js'
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
      signal: this.signal,
      onProgress: view && ((progress) => view.update(progress)),
    }).finally(() => view?.clear())
    this.show(renderConnectionTest(test, {palette: paletteFor(process.stdout), width: process.stdout.columns ?? 80}))
    return this.finish(test, exitCodeOfTest(test, flags.strict))
  }
}
