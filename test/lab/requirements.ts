import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const installScript = fileURLToPath(new URL('install.sh', import.meta.url))

/** Why the lab cannot run on this machine, with the command to type; undefined when it can. */
export function labProblem(): string | undefined {
  if (!existsSync('/usr/bin/dpkg-query')) return 'The mail lab needs Debian (or a derivative): run the tests there.'
  const missing = missingPackages()
  if (missing !== '') return `The mail lab needs Debian packages (${missing}). Type: sudo test/lab/install.sh`
  if (process.getuid?.() !== 0) return 'The mail lab runs Postfix and Dovecot, which start as root. Type: sudo npm test'
  return undefined
}

function missingPackages(): string {
  try {
    execFileSync(installScript, ['--check'], {stdio: 'pipe'})
    return ''
  } catch (error) {
    return String((error as {stdout?: Buffer}).stdout).trim()
  }
}
