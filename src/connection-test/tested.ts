import type {EffectiveCompany} from '../settings/effective.js'
import type {Encryption, ServerSettings} from '../settings/settings.js'

/** A server as the settings name it. */
export interface TestedServer {
  readonly host: string
  readonly port: number
  readonly encryption: Encryption
}

/** What a test is about, as the settings in effect say; it stands in the detail of the check `settings`. */
export interface Tested {
  readonly name: string
  readonly smtp?: TestedServer
  readonly inbound?: TestedServer & {readonly address: string; readonly folder: string}
  /** The company's own mailbox, in which the copy is looked for. */
  readonly copy?: TestedServer
  readonly redirect?: {readonly from: string; readonly to: string}
}

/** Names the servers and addresses under test; neither logins nor secrets. */
export function testedOf({name, sender, inbound, copy, redirect}: EffectiveCompany): Tested {
  return {
    name,
    ...(sender !== undefined && {smtp: serverOf(sender.value.smtp)}),
    ...(inbound !== undefined && {
      inbound: {...serverOf(inbound.value.imap), address: inbound.value.address, folder: inbound.value.folder},
    }),
    ...(copy !== undefined && {copy: serverOf(copy.imap)}),
    ...(redirect !== undefined && {redirect: {from: redirect.from, to: redirect.to}}),
  }
}

function serverOf({host, port, encryption}: ServerSettings): TestedServer {
  return {host, port, encryption}
}
