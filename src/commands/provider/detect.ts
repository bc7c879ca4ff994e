import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'
import {configFlag} from '../../cli/flags.js'
import type {Detection} from '../../provider/detection.js'
import {renderDetection} from '../../report/provider.js'

export default class ProviderDetect extends BaseCommand {
  static override summary = 'Find out who runs the mailbox of an address, and its settings.'
  static override description = 'Asks the DNS for the MX records of the domain; nothing is sent to the address.'
  static override examples = ['<%= config.bin %> <%= command.id %> jobs@acme.example']
  static override args = {
    address: string({description: 'An e-mail address or a domain.', required: true, ignoreStdin: true}),
  }
  static override flags = {config: configFlag()}

  async run(): Promise<Detection> {
    const {args, flags} = await this.parse(ProviderDetect)
    const [{loadSettings}, {createResolver}, {detectProvider}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../connection/dns.js'),
      import('../../provider/detection.js'),
    ])
    const {network} = await loadSettings(flags)
    const resolver = createResolver({extraCa: undefined, dnsServers: network?.dnsServers})
    const detection = await detectProvider(args.address, (domain) => resolver.mx(domain))
    this.show(renderDetection(detection, this.columns))
    return detection
  }
}
