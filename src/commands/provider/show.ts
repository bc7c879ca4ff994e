import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'
import {Failure} from '../../failure.js'
import type {Preset} from '../../provider/preset.js'
import {renderPreset} from '../../report/provider.js'

export default class ProviderShow extends BaseCommand {
  static override summary = 'Show the servers, login and preparations of a provider.'
  static override examples = ['<%= config.bin %> <%= command.id %> google']
  static override args = {
    provider: string({
      description: 'Id of the provider, as provider list prints it.',
      required: true,
      ignoreStdin: true,
    }),
  }

  async run(): Promise<Preset> {
    const {args} = await this.parse(ProviderShow)
    const {presetOf} = await import('../../provider/presets.js')
    const preset = presetOf(args.provider)
    if (preset === undefined) {
      throw new Failure('usage', 'unknown-provider', 'There is no provider with this id.', {
        hint: 'The ids there are: recruitmail provider list',
      })
    }
    this.show(renderPreset(preset, this.columns))
    return preset
  }
}
