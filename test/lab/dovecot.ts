import {chmod, chown, mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
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
  await writeFile(config, dovecotConf(options))
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

function dovecotConf({directory, side, ports, certificate, reinjectionPort}: DovecotOptions): string {
  return `instance_name = lab-${side}
base_dir = ${join(directory, 'run')}
state_dir = ${join(directory, 'state')}
log_path = ${join(directory, 'dovecot.log')}
listen = 127.0.0.1, 127.0.0.2
protocols = imap lmtp sieve
hostname = ${hostNames[side][0]}
postmaster_address = postmaster@${hostNames[side][0]}
ssl = required
ssl_cert = <${certificate.certFile}
ssl_key = <${certificate.keyFile}
auth_mechanisms = plain login
auth_username_chars =
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
mail_max_userip_connections = 100
submission_host = 127.0.0.1:${reinjectionPort}
passdb {
  driver = passwd-file
  args = ${join(directory, 'passwd')}
}
userdb {
  driver = passwd-file
  args = ${join(directory, 'passwd')}
}
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
  service_count = 0
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service managesieve-login {
  service_count = 0
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
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve = file:~/sieve;active=~/.dovecot.sieve
}
`
}
