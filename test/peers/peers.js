// The peers: what each of them is asked to do in a world, as an admin who knows the tool would ask it, with everything
// that makes it say more (-v, --debug), the authority of the world trusted, and limits of ten seconds.
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'bin/run.js')
const libraries = join(root, 'test/peers/libraries.js')
const seconds = 10

const upToData = ['dns', 'tcp', 'tls', 'greeting', 'auth', 'envelope', 'data']
const upToLogin = ['dns', 'tcp', 'tls', 'greeting', 'auth']

/**
 * `reach`: the areas in which the tool does something that fails when a fault is there; elsewhere its silence is no
 * wrong statement. `commands` gives the commands to run one after the other in a world.
 */
export const peers = [
  {
    name: 'recruitmail',
    version: () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    how: '`test-connection --json`; the code of the first finding decides',
    commands: ({settingsFile, environment, directory}) => [
      {
        command: [process.execPath, bin, ...'test-connection --json --timeout 10s --config'.split(' '), settingsFile],
        env: {...environment, RECRUITMAIL_HOME: join(directory, 'home')},
      },
    ],
  },
  {
    name: 'swaks',
    version: () => /version (\S+)/.exec(output('swaks', '--version'))?.[1],
    how: 'the whole dialogue to the end of DATA, `--tls --tls-verify --tls-ca-path --auth`',
    reach: upToData,
    commands: ({smtp, smtpPassword, caFile, messageFile}) => [
      {
        command: joined(
          ['swaks', '--server', smtp.host, '--port', smtp.port, '--timeout', `${seconds}s`],
          [smtp.encryption === 'tls' ? '--tlsc' : '--tls', '--tls-verify', '--tls-ca-path', caFile],
          ['--tls-sni', smtp.host, '--from', smtp.account, '--to', smtp.account, '--data', `@${messageFile}`],
          ['--auth', '--auth-user', smtp.account, '--auth-password'],
        ),
        input: `${smtpPassword}\n`,
      },
    ],
  },
  {
    name: 'msmtp',
    version: () => /version (\S+)/.exec(output('msmtp', '--version'))?.[1],
    how: '`--serverinfo`, then a message sent with `--debug`, `tls_trust_file`, `passwordeval`',
    reach: upToData,
    commands: async ({smtp, smtpPassword, caFile, messageFile, directory}) => {
      const file = join(directory, 'msmtprc')
      await writeFile(file, msmtpSettings(smtp, caFile), {mode: 0o600})
      const env = {PEER_SMTP_PASSWORD: smtpPassword}
      return [
        {command: ['msmtp', '-C', file, '--serverinfo'], env},
        {command: ['msmtp', '-C', file, '--debug', smtp.account], env, input: readFileSync(messageFile)},
      ]
    },
  },
  {
    name: 'curl',
    version: () => /^curl (\S+)/.exec(output('curl', '--version'))?.[1],
    how: 'a message sent with `-v --ssl-reqd --cacert`, then login and `EXAMINE` by IMAP',
    reach: [...upToData, 'imap'],
    commands: ({smtp, smtpPassword, imap, imapPassword, folder, caFile, messageFile}) => [
      {
        command: joined(curl('smtp', smtp, caFile), [
          '--mail-from',
          smtp.account,
          '--mail-rcpt',
          smtp.account,
          '--upload-file',
          messageFile,
        ]),
        input: login(smtp.account, smtpPassword),
      },
      {
        command: [...curl('imap', imap, caFile), '--request', `EXAMINE ${folder}`],
        input: login(imap.account, imapPassword),
      },
    ],
  },
  {
    name: 'openssl',
    version: () => /^OpenSSL (\S+)/.exec(output('openssl', 'version'))?.[1],
    how: '`s_client -verify_return_error -verify_hostname` to both servers, one second each for what they say',
    reach: ['dns', 'tcp', 'tls'],
    commands: ({smtp, imap, caFile}) => [
      {command: sClient(smtp, 'smtp', caFile), listenMs: 1000},
      {command: sClient(imap, 'imap', caFile), listenMs: 1000},
    ],
  },
  {
    name: 'nodemailer',
    version: () => versionOf('nodemailer'),
    how: '`verify()`; the whole error is read',
    reach: upToLogin,
    commands: (world) => [node(world)],
  },
  {
    name: 'nodemailer + imapflow',
    version: () => `${versionOf('nodemailer')} + ${versionOf('imapflow')}`,
    how: '`verify()`, then `connect()` and `mailboxOpen()`; the whole errors are read',
    reach: [...upToLogin, 'imap'],
    commands: (world) => [node(world, 'imap')],
  },
]

/** The words of a long command, in groups that belong together. */
function joined(...groups) {
  return groups.flat().map(String)
}

function output(command, ...args) {
  return spawnSync(command, args, {encoding: 'utf8'}).stdout ?? ''
}

function versionOf(name) {
  const main = createRequire(import.meta.url).resolve(name)
  const folder = main.slice(0, main.lastIndexOf(`node_modules/${name}`) + `node_modules/${name}`.length)
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

function msmtpSettings({host, port, encryption, account}, caFile) {
  return joined(
    ['account default', `host ${host}`, `port ${port}`, `from ${account}`, `timeout ${seconds}`],
    ['auth on', `user ${account}`, 'passwordeval printenv PEER_SMTP_PASSWORD'],
    ['tls on', `tls_starttls ${encryption === 'tls' ? 'off' : 'on'}`, `tls_trust_file ${caFile}`, ''],
  ).join('\n')
}

function curl(protocol, {host, port, encryption}, caFile) {
  const url = `${protocol}${encryption === 'tls' ? 's' : ''}://${host}:${port}`
  return ['curl', '-v', '--config', '-', '--cacert', caFile, '--max-time', String(seconds), '--ssl-reqd', '--url', url]
}

function login(account, password) {
  return `user = "${account}:${password}"\n`
}

function sClient({host, port, encryption}, protocol, caFile) {
  const starttls = encryption === 'starttls' ? ['-starttls', protocol] : []
  const verify = ['-CAfile', caFile, '-verify_return_error', '-verify_hostname', host, '-servername', host]
  return ['openssl', 's_client', '-connect', `${host}:${port}`, ...starttls, ...verify]
}

function node({settings, smtpPassword, imapPassword}, ...args) {
  return {
    command: [process.execPath, libraries, ...args],
    env: {PEER_SMTP_PASSWORD: smtpPassword, PEER_IMAP_PASSWORD: imapPassword},
    input: JSON.stringify(settings),
  }
}
