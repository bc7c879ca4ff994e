import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'
import {passwordFlags} from '../../cli/flags.js'
import {askPassword, passwordFrom} from '../../cli/password-input.js'
import {Failure} from '../../failure.js'

export default class SecretSet extends BaseCommand {
  static override summary = "Store a secret in the operating system's keychain."
  static override description =
    'Asks for it without echo, or reads it from standard input or a file. It is read back to be sure.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> acme/smtp',
    'pass show acme | <%= config.bin %> <%= command.id %> acme/smtp --password-stdin',
  ]
  static override args = {
    id: string({
      required: true,
      ignoreStdin: true,
      description: 'inbound, builtin, COMPANY/smtp, COMPANY/imap, COMPANY/inbound or COMPANY/oauth.',
    }),
  }
  static override flags = passwordFlags

  async run(): Promise<{id: string; stored: true; environmentName: string}> {
    const {args, flags} = await this.parse(SecretSet)
    const [{requireSecretId}, {createVault}, {environmentName}] = await Promise.all([
      import('../../secret/needs.js'),
      import('../../secret/chain.js'),
      import('../../secret/vault.js'),
    ])
    const id = requireSecretId(args.id)
    await createVault().store(id, (await passwordFrom(flags)) ?? (await this.ask(id)))
    const name = environmentName(id)
    if (process.env[name]) this.addWarning(`${name} is set and wins over the keychain.`)
    this.show(`Stored in the keychain: ${id}`)
    return {id, stored: true, environmentName: name}
  }

  /** Nobody is asked for a password that no keychain can take. */
  private async ask(id: string): Promise<string> {
    if (this.interactive) {
      const {createVault} = await import('../../secret/chain.js')
      const [location] = await createVault().locate([{id}])
      if (location?.keychain !== undefined) throw location.keychain
      return askPassword(`Password for ${id}`, this.signal)
    }
    throw new Failure(
      'usage',
      'missing-flags',
      'Missing --password-stdin or --password-file: nobody can be asked here.',
      {
        hint: `Pipe it in: pass show … | recruitmail secret set ${id} --password-stdin`,
      },
    )
  }
}
