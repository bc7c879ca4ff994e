import {stringify} from 'yaml'
import {environmentName} from '../../src/secret/vault.js'
import type {ServerSettings, Settings} from '../../src/settings/settings.js'
import {hosts, type LabDescription} from './description.js'
import {inboundAddress, type AccountName} from './world.js'

export interface LabSettingsOptions {
  /** How the company's mail server is spoken to. Default `starttls`. */
  readonly smtpEncryption?: 'tls' | 'starttls'
  /** How the mailboxes are read. Default `tls`. */
  readonly imapEncryption?: 'tls' | 'starttls'
  /** Whether acme has `imap`, which proves the copy. Default true. */
  readonly copy?: boolean
  /** Whether the built-in service is set up, and with it the second probe. Default true. */
  readonly builtin?: boolean
  /** Whether the umlaut company `mueller` (own channel) is in it. Default false. */
  readonly mueller?: boolean
  /** Last word on the document, such as a wrong port. */
  readonly change?: (settings: Settings) => Settings
}

/** Settings that work on the lab: acme (main, own channel), beta (sends as acme), jobs dev-1 and sales-1. */
export function labSettings(lab: LabDescription, options: LabSettingsOptions = {}): Settings {
  const {copy = true, builtin = true, mueller = false, change = (settings: Settings): Settings => settings} = options
  return change({
    version: 1,
    inbound: {address: inboundAddress, imap: imap(lab, 'inbound', hosts.inboundImap, options)},
    ...(builtin && {builtin: {address: inboundAddress, smtp: relay(lab)}}),
    companies: {
      acme: {
        name: 'ACME GmbH',
        main: true,
        redirect: {from: 'jobs@acme.example'},
        senderName: 'ACME Recruiting',
        customAddress: 'jobs@acme.example',
        channel: 'smtp',
        smtp: smtp(lab, 'acme', hosts.acmeSmtp, options),
        ...(copy && {imap: imap(lab, 'acme', hosts.acmeImap, options)}),
      },
      beta: {name: 'Beta AG', redirect: {from: 'karriere@beta.example'}, senderName: 'Beta Karriere'},
      ...(mueller && {
        mueller: {
          name: 'Müller KG',
          redirect: {from: 'jobs@müller.example'},
          senderName: 'Müller Bewerbungen',
          customAddress: 'jobs@müller.example',
          channel: 'smtp',
          smtp: smtp(lab, 'mueller', hosts.muellerSmtp, options),
        },
      }),
    },
    jobs: {'dev-1': {title: 'Developer', company: 'acme'}, 'sales-1': {title: 'Sales', company: 'beta'}},
    network: {caFile: lab.caFile, dnsServers: lab.dnsServers},
  })
}

/** The same as a YAML document. */
export function labSettingsYaml(lab: LabDescription, options: LabSettingsOptions = {}): string {
  return stringify(labSettings(lab, options))
}

/** `RECRUITMAIL_SECRET_*` for every login of `labSettings`. */
export function labEnvironment(lab: LabDescription): Record<string, string> {
  const secrets: Record<string, AccountName> = {
    inbound: 'inbound',
    builtin: 'builtin',
    'acme/smtp': 'acme',
    'acme/imap': 'acme',
    'mueller/smtp': 'mueller',
  }
  return Object.fromEntries(
    Object.entries(secrets).map(([id, account]) => [environmentName(id), lab.accounts[account].password]),
  )
}

function smtp(lab: LabDescription, name: AccountName, host: string, options: LabSettingsOptions): ServerSettings {
  const {submission, submissions} = lab.ports[lab.accounts[name].side]
  const encryption = options.smtpEncryption ?? 'starttls'
  return {host, port: encryption === 'tls' ? submissions : submission, encryption, account: lab.accounts[name].account}
}

function imap(lab: LabDescription, name: AccountName, host: string, options: LabSettingsOptions): ServerSettings {
  const ports = lab.ports[lab.accounts[name].side]
  const encryption = options.imapEncryption ?? 'tls'
  return {host, port: encryption === 'tls' ? ports.imaps : ports.imap, encryption, account: lab.accounts[name].account}
}

function relay(lab: LabDescription): ServerSettings {
  const {account} = lab.accounts.builtin
  return {host: hosts.relay, port: lab.ports.recruit.submission, encryption: 'starttls', account}
}
