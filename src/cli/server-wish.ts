import type {ServerWish} from '../settings/server-wish.js'

interface ServerFlagValues {
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly encryption?: 'tls' | 'starttls' | 'none' | 'ssl' | undefined
  readonly account?: string | undefined
  readonly auth?: 'password' | 'oauth' | undefined
  readonly 'password-command'?: string[] | undefined
  readonly servername?: string | undefined
  readonly 'connect-address'?: string | undefined
}

/** What the server flags of a command say. */
export function serverWish(flags: ServerFlagValues): ServerWish {
  return {
    host: flags.host,
    port: flags.port,
    encryption: flags.encryption === 'ssl' ? 'tls' : flags.encryption,
    account: flags.account,
    auth: flags.auth,
    passwordCommand: flags['password-command'],
    servername: flags.servername,
    connectAddress: flags['connect-address'],
  }
}
