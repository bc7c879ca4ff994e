import type {Detection} from '../provider/detection.js'
import {fold, wrap} from './layout.js'
import type {AuthMethod, LoginForm, Preset, ServerPreset} from '../provider/preset.js'

const loginWords: Readonly<Record<LoginForm, string>> = {
  address: 'the whole address',
  'primary-address': 'the primary address, not an alias',
  'local-part': 'the part before the @ (some accounts: the whole address)',
  'mailbox-name-or-address': 'the mailbox name of the panel, or the address',
  upn: 'the user principal name (usually the address)',
  'api-key': 'the key or user of the relay',
  'server-defined': 'as the server defines it',
}

const authWords: Readonly<Record<AuthMethod, string>> = {
  password: 'mailbox password',
  'app-password': 'app password',
  oauth: 'OAuth',
  'api-key': 'API key',
}

/** One provider with its settings. */
export function renderPreset(preset: Preset, columns = Infinity): string {
  const {id, name, smtp, imap, login, auth, prepare, spfInclude} = preset
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['SMTP', smtp === undefined ? undefined : server(smtp)],
    ['IMAP', imap === undefined ? undefined : server(imap)],
    ['Login', loginWords[login]],
    ['With', auth.map((method) => authWords[method]).join(', or ')],
    ['First', prepare],
    ['SPF', spfInclude === undefined ? undefined : `include:${spfInclude}`],
  ]
  const shown = rows
    .filter(([, value]) => value !== undefined)
    .flatMap(([label, value = '']) => wrap(value, columns, `  ${label.padEnd(6)} `))
  return [`${name} (${id})`, ...shown].join('\n') + '\n'
}

/** All providers, a line each. */
export function renderPresets(presets: readonly Preset[]): string {
  const width = Math.max(...presets.map(({id}) => id.length))
  return presets.map(({id, name}) => `${id.padEnd(width)}  ${name}`).join('\n') + '\n'
}

/** Who runs an address, how that was told, and what to set. */
export function renderDetection(detection: Detection, columns = Infinity): string {
  return fold(detectionText(detection, columns), columns)
}

function detectionText(detection: Detection, columns: number): string {
  const {domain, by, mx, nullMx, gateway, preset} = detection
  if (nullMx) return `${domain} declares that it receives no mail (null MX).\n`
  const hosts = mx.length === 0 ? '' : ` (MX ${mx.slice(0, 4).map(printable).join(', ')})`
  if (gateway !== undefined) {
    return `${domain} is behind the filter ${gateway}${hosts}; who runs the mailbox cannot be told from outside.\nAsk the administrator of the domain, then: recruitmail provider show PROVIDER\n`
  }
  if (preset === undefined) {
    const reason = mx.length === 0 ? 'it has no MX record' : `its servers are not known here${hosts}`
    return `The provider of ${domain} is unknown: ${reason}.\nTake host and port from its documentation.\n`
  }
  const told = by === 'domain' ? 'one of its own domains' : `told by its MX records${hosts}`
  return `${domain}: ${told}.\n\n${renderPreset(preset, columns)}`
}

function server({host, ports}: ServerPreset): string {
  return `${host}, ${ports.map(({port, encryption}) => `${port} with ${encryption}`).join(' or ')}`
}

/** Names from the DNS may hold anything. */
function printable(name: string): string {
  return name.replaceAll(/[^\x21-\x7E]/g, '?').slice(0, 100)
}
