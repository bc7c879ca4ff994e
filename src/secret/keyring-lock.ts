import {runChild} from './child.js'

const collection = '/org/freedesktop/secrets/aliases/default'
const properties = 'org.freedesktop.DBus.Properties.Get'

/** Tools that may be there to ask D-Bus with; keytar itself answers "nothing stored" for a locked keyring. */
const questions: readonly (readonly [string, ...string[]])[] = [
  [
    'dbus-send',
    '--session',
    '--print-reply=literal',
    '--reply-timeout=500',
    '--dest=org.freedesktop.secrets',
    collection,
    properties,
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  ],
  [
    'gdbus',
    'call',
    '--session',
    '--timeout=1',
    '--dest=org.freedesktop.secrets',
    `--object-path=${collection}`,
    `--method=${properties}`,
    'org.freedesktop.Secret.Collection',
    'Locked',
  ],
]

/**
 * Whether the default keyring is locked (Secret Service API, property `Locked`), asked of D-Bus.
 * @returns undefined where it cannot be told: no tool, no default keyring, another operating system
 */
export async function isKeyringLocked(env: NodeJS.ProcessEnv): Promise<boolean | undefined> {
  if (process.platform !== 'linux') return undefined
  for (const [program, ...args] of questions) {
    const end = await runChild(program, args, {env, limitMs: 600, limitBytes: 16 * 1024})
    if (end.status === 'timeout') return undefined
    if (end.status !== 'ended' || end.exitCode !== 0) continue
    if (/\btrue\b/.test(end.stdout)) return true
    if (/\bfalse\b/.test(end.stdout)) return false
  }
  return undefined
}
