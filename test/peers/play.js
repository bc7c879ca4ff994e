// Plays one fault and lets every peer look at it, one after the other, in the same world.
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {startWorld} from '../../dist/sandbox/world.js'
import {relayQuestions} from './name-server.js'
import {runInWorld, writeResolver} from './run-in-world.js'

/** The runs of every peer, by its name, in a world broken as `fault` says; a sound world without it. */
export async function play(peers, fault) {
  const world = await startWorld(fault === undefined ? {} : {fault})
  const directory = await mkdtemp(join(tmpdir(), 'recruitmail-peers-'))
  const names = await relayQuestions(world.dnsServer)
  try {
    const resolver = await writeResolver(directory, names.address)
    const seen = await whatPeersSee(world, directory)
    const runs = {}
    for (const peer of peers) runs[peer.name] = await runAll(peer, resolver, seen)
    return runs
  } finally {
    names.close()
    await world.close()
    await rm(directory, {recursive: true, force: true})
  }
}

async function whatPeersSee(world, directory) {
  const {settings, environment, caFile} = world
  const {smtp} = settings.companies.acme
  const {inbound} = settings
  const settingsFile = join(directory, 'settings.yaml')
  const messageFile = join(directory, 'message.eml')
  await writeFile(settingsFile, world.settingsYaml, {mode: 0o600})
  await writeFile(messageFile, message(smtp.account))
  await mkdir(join(directory, 'home'))
  return {
    settings,
    environment,
    caFile,
    directory,
    settingsFile,
    messageFile,
    smtp,
    imap: inbound.imap,
    folder: inbound.folder ?? 'INBOX',
    smtpPassword: environment.RECRUITMAIL_SECRET_ACME_SMTP,
    imapPassword: environment.RECRUITMAIL_SECRET_INBOUND,
  }
}

/** A message of usual size, from the company to its own recruiting address, with every field a redirect may change. */
function message(address) {
  return [
    `From: ACME <${address}>`,
    `To: ${address}`,
    `Subject: Probe of the channel`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <probe-${process.pid}@acme.example>`,
    `Reply-To: ${address}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...Array.from({length: 8}, () => 'This is a probe that was sent by hand to see whether mail gets through.'),
    '',
  ].join('\r\n')
}

async function runAll(peer, resolver, seen) {
  const runs = []
  for (const command of await peer.commands(seen)) runs.push(await runInWorld(resolver, command))
  return runs
}
