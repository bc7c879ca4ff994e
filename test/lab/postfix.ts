import {chown, chmod, mkdir, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Certificate} from './certificates.js'
import type {Daemon} from './processes.js'
import {groupId, userId} from './users.js'
import {accountsOf, domains, hostNames, type Account, type AccountName, type Side} from './world.js'

export interface PostfixOptions {
  readonly side: Side
  /** Created; holds configuration, queue, state and log. */
  readonly directory: string
  readonly ports: {
    readonly mx: number
    readonly submission: number
    readonly submissions: number
    /** Where Sieve hands redirected messages back. */
    readonly reinjection: number
  }
  /** Where mail for the other side goes: its `mx` port. */
  readonly otherMx: number
  readonly certificate: Certificate
  readonly accounts: Readonly<Record<AccountName, Account>>
  readonly saslSocket: string
  readonly lmtpSocket: string
  readonly signerPort: number
  /** Filter on incoming mail, if any. */
  readonly verifierPort?: number
}

/** A Postfix instance with everything below its own directory. */
export async function preparePostfix(options: PostfixOptions): Promise<Daemon> {
  const config = join(options.directory, 'etc')
  await createDirectories(options.directory)
  await Promise.all([
    writeSettled(join(config, 'main.cf'), mainCf(options, config)),
    writeSettled(join(config, 'master.cf'), masterCf(options)),
    writeSettled(join(config, 'mailboxes'), mailboxes(options)),
    writeSettled(join(config, 'sender-logins'), senderLogins(options)),
    writeSettled(join(config, 'transport'), transports(options)),
  ])
  return {
    name: `postfix-${options.side}`,
    command: '/usr/lib/postfix/sbin/master',
    args: ['-d', '-c', config],
    env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', MAIL_CONFIG: config},
  }
}

/** Postfix reads a file again and again for two seconds while it is new, in case somebody still writes it. */
async function writeSettled(file: string, text: string): Promise<void> {
  await writeFile(file, text)
  const before = new Date(Date.now() - 60_000)
  await utimes(file, before, before)
}

/** Owners and modes as `postfix set-permissions` would make them. */
async function createDirectories(directory: string): Promise<void> {
  const [postfix, postdrop] = [await userId('postfix'), await groupId('postdrop')]
  const queue = join(directory, 'queue')
  for (const path of [directory, join(directory, 'etc'), queue, join(queue, 'pid')]) await mkdir(path)
  const own = async (path: string, mode: number, group: number): Promise<void> => {
    await mkdir(path)
    await chown(path, postfix, group)
    await chmod(path, mode)
  }
  const queues = [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ]
  await own(join(directory, 'data'), 0o700, 0)
  for (const name of queues) await own(join(queue, name), 0o700, 0)
  await own(join(queue, 'public'), 0o710, postdrop)
  await own(join(queue, 'maildrop'), 0o730, postdrop)
}

function mainCf(options: PostfixOptions, config: string): string {
  const {side, directory, certificate} = options
  const table = (name: string): string => `texthash:${join(config, name)}`
  return `compatibility_level = 3.6
queue_directory = ${join(directory, 'queue')}
data_directory = ${join(directory, 'data')}
maillog_file = ${join(directory, 'mail.log')}
maillog_file_prefixes = ${directory}
syslog_name = postfix-${side}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
disable_dns_lookups = yes
smtpd_peername_lookup = no
myhostname = ${hostNames[side][0]}
myorigin = $myhostname
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = ${domains[side].join(' ')}
virtual_mailbox_maps = ${table('mailboxes')}
recipient_delimiter = +
virtual_transport = lmtp:unix:${options.lmtpSocket}
transport_maps = ${table('transport')}
default_transport = error:5.1.2 Host or domain name not found
smtpd_sender_login_maps = ${table('sender-logins')}
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_tls_cert_file = ${certificate.certFile}
smtpd_tls_key_file = ${certificate.keyFile}
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${options.saslSocket}
smtpd_sasl_auth_enable = no
smtpd_error_sleep_time = 0
smtp_connection_cache_on_demand = no
smtpd_hard_error_limit = 100
smtpd_soft_error_limit = 100
message_size_limit = 60000000
mailbox_size_limit = 0
minimal_backoff_time = 1s
maximal_backoff_time = 5s
queue_run_delay = 1s
milter_default_action = tempfail
${options.verifierPort === undefined ? '' : `smtpd_milters = inet:127.0.0.1:${options.verifierPort}\n`}`
}

function masterCf(options: PostfixOptions): string {
  const {ports} = options
  const submission = `-o smtpd_sasl_auth_enable=yes
  -o { smtpd_sender_restrictions = reject_sender_login_mismatch }
  -o { smtpd_recipient_restrictions = permit_sasl_authenticated, reject }
  -o smtpd_milters=inet:127.0.0.1:${options.signerPort}`
  // one at a time where OpenDKIM verifies: Debian's crashes in its resolver when asked for much at once
  const most = options.verifierPort === undefined ? '-' : '1'
  return `127.0.0.1:${ports.mx} inet n - n - ${most} smtpd
127.0.0.1:${ports.submission} inet n - n - - smtpd
  -o syslog_name=submission
  -o smtpd_tls_security_level=encrypt
  ${submission}
127.0.0.1:${ports.submissions} inet n - n - - smtpd
  -o syslog_name=submissions
  -o smtpd_tls_wrappermode=yes
  ${submission}
127.0.0.1:${ports.reinjection} inet n - n - - smtpd
  -o syslog_name=reinjection
  -o smtpd_tls_security_level=none
  -o smtpd_milters=
  -o smtpd_relay_restrictions=permit_mynetworks,reject
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
showq unix n - n - - showq
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
pickup unix n - n 60 1 pickup
postlog unix-dgram n - n - 1 postlogd
`
}

function mailboxes({side, accounts}: PostfixOptions): string {
  return lines(new Set(accountsOf(side, accounts).map(({address}) => `${address} mailbox`)))
}

/** Which logins may send as an address: `reject_sender_login_mismatch` answers 553 5.7.1 to every other. */
function senderLogins({side, accounts}: PostfixOptions): string {
  const owners = new Map<string, string[]>()
  for (const {address, account, otherAccounts} of accountsOf(side, accounts)) {
    owners.set(address, [...(owners.get(address) ?? []), account, ...otherAccounts])
  }
  return lines([...owners].map(([address, logins]) => `${address} ${logins.join(',')}`))
}

/** The lab's stand-in for MX routing: Postfix cannot ask a DNS server on another port. */
function transports({side, otherMx}: PostfixOptions): string {
  const others = domains[side === 'company' ? 'recruit' : 'company']
  return lines(others.map((domain) => `${domain} smtp:[127.0.0.1]:${otherMx}`))
}

function lines(items: Iterable<string>): string {
  return [...items].map((item) => `${item}\n`).join('')
}
