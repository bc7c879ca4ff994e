import {BaseCommand} from '../../cli/base-command.js'
import type {DataPaths} from '../../settings/paths.js'

export default class ConfigPath extends BaseCommand {
  static override summary = 'Print where the settings are stored.'
  static override description = 'RECRUITMAIL_HOME moves settings, state and cache into one directory.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']

  async run(): Promise<DataPaths> {
    await this.parse(ConfigPath)
    const {dataPaths} = await import('../../settings/paths.js')
    const paths = dataPaths()
    this.show(paths.settingsFile)
    return paths
  }
}
