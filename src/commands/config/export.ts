import {BaseCommand} from '../../cli/base-command.js'
import type {Settings} from '../../settings/settings.js'

export default class ConfigExport extends BaseCommand {
  static override summary = 'Print the stored settings as one YAML document; secrets are never part of it.'
  static override examples = ['<%= config.bin %> <%= command.id %> > recruitmail.yaml']

  async run(): Promise<Settings> {
    await this.parse(ConfigExport)
    const [{openStore}, {formatDocument}] = await Promise.all([
      import('../../settings/store.js'),
      import('../../settings/document.js'),
    ])
    const settings = await openStore().read()
    this.show(formatDocument(settings))
    return settings
  }
}
