import {companyFlag, passwordFlags, serverFlags} from '../../cli/flags.js'
import {serverWish} from '../../cli/server-wish.js'
import {SettingsCommand, type LoginChange} from '../../cli/settings-command.js'

export default class SmtpSet extends SettingsCommand {
  static override summary = "Set a company's own mail server and login for sending."
  static override description =
    'What is left out stays as it is. The first time, --host is needed; the account is the custom address. Port and ' +
    'encryption follow from each other. Encryption is required: starttls that the server does not offer is a failure.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --company acme --host smtp.acme.example --port 587 --encryption starttls',
    'pass show acme | <%= config.bin %> <%= command.id %> --host smtp.acme.example --password-stdin',
    '<%= config.bin %> <%= command.id %> --host smtp.relay.example --account apikey',
  ]
  static override flags = {company: companyFlag(), ...serverFlags, ...passwordFlags}

  async run(): Promise<LoginChange> {
    const {flags} = await this.parse(SmtpSet)
    const [{chosenCompany, setSmtp}, {companySecret}] = await Promise.all([
      import('../../settings/edit.js'),
      import('../../settings/effective.js'),
    ])
    return this.changeLogin(
      (settings) => setSmtp(settings, flags.company, serverWish(flags)),
      flags,
      (settings) => {
        const id = chosenCompany(settings, flags.company)
        const server = settings.companies[id]?.smtp
        return server === undefined ? `${id}/smtp` : companySecret(id, 'smtp', server)
      },
    )
  }
}
