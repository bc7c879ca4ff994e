import {Failure} from '../failure.js'
import type {Edit, SettingsChange} from '../settings/change.js'
import type {Settings} from '../settings/settings.js'
import type {SecretId} from '../secret/vault.js'
import {BaseCommand} from './base-command.js'
import {askPassword, passwordFrom, type PasswordFlags} from './password-input.js'

/** A password to be stored together with a change; which secret it is, the changed settings say. */
interface PasswordToStore {
  readonly password: string | undefined
  readonly secretId: (settings: Settings) => SecretId
}

export interface LoginChange extends SettingsChange {
  /** Where the password of this login is looked for, and whether it was stored just now. */
  readonly secret: {readonly id: SecretId; readonly environmentName: string; readonly stored: boolean}
}

/** What the commands share that change the settings: one edit, checked as a whole, shown value by value. */
export abstract class SettingsCommand extends BaseCommand {
  /** Applies an edit to the stored settings and shows what it changed. @throws Failure, then nothing was changed */
  protected async change(edit: Edit): Promise<SettingsChange> {
    const {changeSettings} = await import('../settings/change.js')
    return this.showChange(await changeSettings(edit))
  }

  /** Applies an edit and stores a password with it: both or neither. */
  protected async changeLogin(
    edit: Edit,
    flags: PasswordFlags,
    secretIdIn: PasswordToStore['secretId'],
  ): Promise<LoginChange> {
    const [{changeSettings}, {createVault}, {environmentName}] = await Promise.all([
      import('../settings/change.js'),
      import('../secret/chain.js'),
      import('../secret/vault.js'),
    ])
    const password = await this.passwordFor(flags, edit, secretIdIn)
    let id: SecretId = ''
    const change = await changeSettings(edit, async (after) => {
      id = secretIdIn(after)
      return password === undefined ? undefined : createVault().store(id, password)
    })
    await this.showChange(change)
    const stored = password !== undefined
    if (stored) this.note(`Stored in the keychain: ${id}`)
    if (stored && process.env[environmentName(id)])
      this.addWarning(`${environmentName(id)} is set and wins over the keychain.`)
    if (!stored) {
      const name = environmentName(id)
      this.note(`Its password comes from ${name}, a passwordCommand, or the keychain: recruitmail secret set ${id}`)
    }
    return {...change, secret: {id, environmentName: environmentName(id), stored}}
  }

  /** The password that was handed over, or asked for where somebody can answer, nothing else provides it and a keychain can take it. */
  private async passwordFor(
    flags: PasswordFlags & {readonly 'password-command'?: unknown},
    edit: Edit,
    secretIdIn: PasswordToStore['secretId'],
  ): Promise<string | undefined> {
    const given = await passwordFrom(flags)
    if (given !== undefined || !this.interactive || flags['password-command'] !== undefined) return given
    const [{openStore}, {createVault}] = await Promise.all([
      import('../settings/store.js'),
      import('../secret/chain.js'),
    ])
    const id = secretIdIn(edit(await openStore().read()))
    const [location] = await createVault().locate([{id}])
    if (location?.source !== undefined) return undefined
    if (location?.keychain === undefined) return askPassword(`Password for ${id}`, this.signal)
    this.addWarning(location.keychain.message)
    return undefined
  }

  private async showChange(change: SettingsChange): Promise<SettingsChange> {
    const {renderChanges} = await import('../report/changes.js')
    this.show(renderChanges(change.changes))
    return change
  }

  /** A company must be named where acting on the wrong one would lose something. */
  protected requireCompany(named: string | undefined): string {
    if (named !== undefined) return named
    throw new Failure('usage', 'missing-flags', 'Missing --company: removing asks for the company by name.', {
      hint: 'The companies there are: recruitmail company list',
    })
  }
}
