import {chown, mkdir, rm, stat, symlink, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {dovecotDirectory, type LabDescription} from './description.js'
import {mailboxHome} from './dovecot.js'
import {inboundAddress} from './world.js'

/** Companies whose recruiting address can be redirected. */
export type RedirectedCompany = 'acme' | 'beta' | 'mueller'

/** The usual redirect with (`copy: true`) or without a copy, none, or any Sieve script. */
export type Redirect = {readonly copy: boolean} | 'off' | {readonly sieve: string}

/** Changes the active Sieve script of a company's recruiting mailbox; works for the next delivery. */
export async function setRedirect(lab: LabDescription, company: RedirectedCompany, redirect: Redirect): Promise<void> {
  const home = mailboxHome(dovecotDirectory(lab.directory, 'company'), lab.accounts[company].address)
  const active = join(home, '.dovecot.sieve')
  await rm(active, {force: true})
  await rm(join(home, '.dovecot.svbin'), {force: true})
  if (redirect === 'off') return
  await mkdir(join(home, 'sieve'), {recursive: true})
  await writeFile(join(home, 'sieve', 'redirect.sieve'), script(redirect))
  await symlink('sieve/redirect.sieve', active)
  await giveToMailUser(home)
}

/** Forgets which messages were redirected already, so that a Message-ID may come again (Pigeonhole drops repeats). */
export async function forgetRedirected(lab: LabDescription): Promise<void> {
  const companies: readonly RedirectedCompany[] = ['acme', 'beta', 'mueller']
  const homes = companies.map((company) =>
    mailboxHome(dovecotDirectory(lab.directory, 'company'), lab.accounts[company].address),
  )
  await Promise.all(homes.map((home) => rm(join(home, '.dovecot.lda-dupes'), {force: true})))
}

function script(redirect: Exclude<Redirect, 'off'>): string {
  if ('sieve' in redirect) return redirect.sieve
  if (redirect.copy) return `require ["copy"];\nredirect :copy "${inboundAddress}";\n`
  return `redirect "${inboundAddress}";\n`
}

/** The mail user compiles the script, so the home and what is in it must be its own. */
async function giveToMailUser(home: string): Promise<void> {
  const {uid, gid} = await stat(join(home, '..'))
  for (const path of [home, join(home, 'sieve'), join(home, 'sieve', 'redirect.sieve')]) await chown(path, uid, gid)
}
