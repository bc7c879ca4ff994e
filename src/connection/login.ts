import type {Secret} from '../secret/vault.js'

/** Who logs in, and with what. `oauth` sends the secret as an access token (XOAUTH2). */
export interface Login {
  readonly account: string
  readonly secret: Secret
  readonly auth: 'password' | 'oauth'
}
