import {execFile} from 'node:child_process'
import {chmod, chown, mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import type {Certificate} from './certificates.js'
import type {Daemon} from './processes.js'
import {groupId, userId} from './users.js'
import {accountsOf, hostNames, type Account, type AccountName, type Side} from './world.js'

export interface DovecotOptions {
  readonly side: Side
  /** Created; holds configuration, state, mail and log. */
  readonly directory: string
  readonly ports: {readonly imap: number; readonly imaps: number; readonly sieve: number}
  readonly certificate: Certificate
  readonly accounts: Readonly<Record<AccountName, Account>>
  /** Where Sieve `redirect` submits: the Postfix of the same side. */
  readonly reinjectionPort: number
}

/** A Dovecot instance with everything below its own directory. */
export async function prepareDovecot(options: DovecotOptions): Promise<Daemon> {
  const {directory, side} = options
  const config = join(directory, 'dovecot.conf')
  const [owner, group] = [await userId('nobody'), await groupId('nogroup')]
  await mkdir(directory)
  await mkdir(join(directory, 'mail'))
  await chown(join(directory, 'mail'), owner, group)
  await chmod(join(directory, 'mail'), 0o755)
  await writeFile(join(directory, 'passwd'), passwd(options, owner, group), {mode: 0o644})
  await writeFile(config, dovecotConf(options, await isDovecot24()))
  return {name: `dovecot-${side}`, command: '/usr/sbin/dovecot', args: ['-F', '-c', config]}
}

export function saslSocket(dovecotDirectory: string): string {
  return join(dovecotDirectory, 'run', 'auth-smtp')
}

export function lmtpSocket(dovecotDirectory: string): string {
  return join(dovecotDirectory, 'run', 'lmtp')
}

/** Home directory of a mailbox: `Maildir`, `sieve/` and the active script are in it. */
export function mailboxHome(dovecotDirectory: string, address: string): string {
  return join(dovecotDirectory, 'mail', address)
}

/** Every login name gets a line; those of one mailbox share its home. The address itself receives. */
function passwd({directory, side, accounts}: DovecotOptions, owner: number, group: number): string {
  return accountsOf(side, accounts)
    .flatMap(({account, otherAccounts, address, password}) =>
      [account, ...otherAccounts].map(
        (login) => `${login}:{PLAIN}${password}:${owner}:${group}::${mailboxHome(directory, address)}::\n`,
      ),
    )
    .join('')
}

/** Dovecot 2.4 (Debian 13) renamed many settings of 2.3 (Debian 12) and wants its version in the first line. */
async function isDovecot24(): Promise<boolean> {
  const {stdout} = await promisify(execFile)('/usr/sbin/dovecot', ['--version'])
  const [major = 0, minor = 0] = stdout.split('.').map(Number)
  return major > 2 || minor >= 4
}

function dovecotConf(options: DovecotOptions, is24: boolean): string {
  return is24
    ? `dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n${settings24(options)}${sharedSettings(options)}`
    : `${settings23(options)}${sharedSettings(options)}`
}

function settings23({directory, certificate}: DovecotOptions): string {
  const passwdFile = `driver = passwd-file\n  args = ${join(directory, 'passwd')}`
  return `ssl_cert = <${certificate.certFile}
ssl_key = <${certificate.keyFile}
mail_location = maildir:~/Maildir
passdb {
  ${passwdFile}
}
userdb {
  ${passwdFile}
}
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve = file:~/sieve;active=~/.dovecot.sieve
}
`
}

function settings24({directory, certificate}: DovecotOptions): string {
  const passwdFile = `passwd_file_path = ${join(directory, 'passwd')}`
  return `ssl_server_cert_file = ${certificate.certFile}
ssl_server_key_file = ${certificate.keyFile}
mail_driver = maildir
mail_path = ~/Maildir
passdb passwd-file {
  ${passwdFile}
}
userdb passwd-file {
  ${passwdFile}
}
protocol lmtp {
  mail_plugins {
    sieve = yes
  }
}
sieve_script personal {
  driver = file
  path = ~/sieve
  active_path = ~/.dovecot.sieve
}
`
}

function sharedSettings({directory, side, ports, reinjectionPort}: DovecotOptions): string {
  return `instance_name = lab-${side}
base_dir = ${join(directory, 'run')}
state_dir = ${join(directory, 'state')}
log_path = ${join(directory, 'dovecot.log')}
listen = 127.0.0.1, 127.0.0.2
protocols = imap lmtp sieve
hostname = ${hostNames[side][0]}
postmaster_address = postmaster@${hostNames[side][0]}
ssl = required
auth_mechanisms = plain login
auth_username_chars =
auth_failure_delay = 0
first_valid_uid = 1
mail_fsync = never
mail_max_userip_connections = 100
submission_host = 127.0.0.1:${reinjectionPort}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
  mailbox Junk {
    special_use = \\Junk
    auto = subscribe
  }
  mailbox Trash {
    special_use = \\Trash
    auto = subscribe
  }
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service managesieve-login {
  inet_listener sieve {
    port = ${ports.sieve}
  }
}
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
service auth {
  unix_listener auth-smtp {
    mode = 0666
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`
}
