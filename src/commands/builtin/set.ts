import {string} from '@oclif/core/flags'
import {passwordFlags, serverFlags} from '../../cli/flags.js'
import {serverWish} from '../../cli/server-wish.js'
import {SettingsCommand, type LoginChange} from '../../cli/settings-command.js'

export default class BuiltinSet extends SettingsCommand {
  static override summary = 'Set the built-in service: the relay that serves where no company server does.'
  static override description =
    'What is left out stays as it is. The first time, --address and --host are needed; the account is the address where ' +
    'it is left out. A company whose own channel is active never sends through it.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --address acme-jobs@recruit.example --host relay.example --account 7f3a --password-stdin',
  ]
  static override flags = {
    address: string({helpValue: 'ADDRESS', description: 'The address its mail leaves from.'}),
    ...serverFlags,
    ...passwordFlags,
  }

  async run(): Promise<LoginChange> {
    const {flags} = await this.parse(BuiltinSet)
    const {setBuiltin} = await import('../../settings/edit.js')
    return this.changeLogin(
      (settings) => setBuiltin(settings, {...serverWish(flags), mailbox: flags.address}),
      flags,
      () => 'builtin',
    )
  }
}
