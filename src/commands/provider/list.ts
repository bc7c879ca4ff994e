import {BaseCommand} from '../../cli/base-command.js'
import type {Preset} from '../../provider/preset.js'
import {renderPresets} from '../../report/provider.js'

export default class ProviderList extends BaseCommand {
  static override summary = 'List the providers whose settings are known.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<{readonly providers: readonly Preset[]}> {
    await this.parse(ProviderList)
    const {presets} = await import('../../provider/presets.js')
    this.show(renderPresets(presets))
    return {providers: presets}
  }
}
