import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'

export default class SecretRemove extends BaseCommand {
  static override summary = "Remove a secret from the operating system's keychain."
  static override examples = ['<%= config.bin %> <%= command.id %> acme/smtp']
  static override args = {id: string({required: true, ignoreStdin: true, description: 'The secret.'})}

  async run(): Promise<{id: string; removed: boolean}> {
    const {args} = await this.parse(SecretRemove)
    const [{requireSecretId}, {createVault}] = await Promise.all([
      import('../../secret/needs.js'),
      import('../../secret/chain.js'),
    ])
    const id = requireSecretId(args.id)
    const removed = await createVault().remove(id)
    this.show(removed ? `Removed from the keychain: ${id}` : `The keychain does not hold ${id}.`)
    return {id, removed}
  }
}
