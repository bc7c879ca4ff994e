import {string} from '@oclif/core/args'
import {BaseCommand} from '../cli/base-command.js'
import {langFlag} from '../cli/flags.js'
import type {CodeSummary, Explanation} from '../diagnosis/explain.js'
import {Failure} from '../failure.js'
import {renderCodes, renderExplanation} from '../report/explain.js'

export default class Explain extends BaseCommand {
  static override summary = 'Explain a finding: what it means, what the server says, what to type.'
  static override description = 'Without a code it lists all of them.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> smtp-auth-bad-credentials',
    '<%= config.bin %> <%= command.id %> tls-cert-expired --lang de',
    '<%= config.bin %> <%= command.id %>',
  ]
  static override flags = {lang: langFlag()}
  static override args = {
    code: string({description: 'Code of a finding, as test-connection prints it.', ignoreStdin: true}),
  }

  async run(): Promise<Explanation | {codes: readonly CodeSummary[]}> {
    const {args, flags} = await this.parse(Explain)
    const {allCodes, explain, nearestCodes} = await import('../diagnosis/explain.js')
    if (args.code === undefined) {
      const codes = allCodes(flags.lang)
      this.show(renderCodes(codes, flags.lang, this.columns))
      return {codes}
    }
    const explanation = explain(args.code, flags.lang)
    if (explanation === undefined) throw unknownCode(args.code, nearestCodes(args.code))
    this.show(renderExplanation(explanation, flags.lang, this.columns))
    return explanation
  }
}

function unknownCode(code: string, nearest: readonly string[]): Failure {
  const shown = code.replaceAll(/[^\x20-\x7E]/g, '?').slice(0, 80)
  const hint = nearest.length === 0 ? 'List all codes with: recruitmail explain' : `Did you mean: ${nearest.join(', ')}`
  return new Failure('usage', 'unknown-code', `There is no finding with the code ${shown}.`, {hint})
}
