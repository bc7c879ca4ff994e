import {createHash} from 'node:crypto'
import {readFileSync, readlinkSync} from 'node:fs'
import {hostname} from 'node:os'

let fingerprint: string | undefined

/** Names this process in a way that only the same running system can read: nothing of the host can be told from it. */
export function processMark(): string {
  return `${systemFingerprint()}.${process.pid}`
}

/** Whether the process with this mark ran on this system and is gone; undefined when that cannot be known here. */
export function isGone(mark: string): boolean | undefined {
  const [system, pid] = mark.split('.')
  if (system !== systemFingerprint() || pid === undefined || !/^\d{1,10}$/.test(pid)) return undefined
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Host name, boot and process namespace: containers that share a name still differ. */
function systemFingerprint(): string {
  fingerprint ??= createHash('sha256')
    .update([hostname(), readOrEmpty(bootId), readOrEmpty(pidNamespace)].join('\n'))
    .digest('hex')
    .slice(0, 16)
  return fingerprint
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')
}

function pidNamespace(): string {
  return readlinkSync('/proc/self/ns/pid')
}

/** Systems without /proc are told apart by their host name alone. */
function readOrEmpty(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
