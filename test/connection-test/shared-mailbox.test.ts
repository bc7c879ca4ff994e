import {connect, createServer, type AddressInfo, type Socket} from 'node:net'
import {afterEach, expect, it} from 'vitest'
import {composeProbe, type Probe} from '../../src/connection-test/probe.js'
import {SharedMailbox} from '../../src/connection-test/shared-mailbox.js'
import {Sightings} from '../../src/connection-test/sightings.js'
import {Authority} from '../../src/sandbox/authority.js'
import {Mailbox} from '../../src/sandbox/imap-mailbox.js'
import {startImapServer} from '../../src/sandbox/imap-server.js'
import {local, login, networkOf} from '../connection/evidence-of.js'

const authority = new Authority()
const closers: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

interface Setting {
  readonly inbox: Mailbox
  readonly shared: SharedMailbox
  readonly sightings: Sightings
  readonly probe: Probe
  readonly lost: unknown[]
  /** Ends every connection, as a firewall or a server that is tired of waiting does. */
  readonly drop: () => void
  /** From now on every new connection is ended at once. */
  readonly refuse: () => void
}

/** A mailbox behind a gate that can drop connections, followed for one probe. */
async function followed(): Promise<Setting> {
  const inbox = new Mailbox()
  const tls = authority.serverTls(['mail.acme.example'])
  const server = await startImapServer({encryption: 'tls', tls, login: () => inbox})
  const open = new Set<Socket>()
  let closed = false
  const gate = createServer((socket) => {
    if (closed) return socket.destroy()
    const beyond = connect(server.port, '127.0.0.1')
    for (const one of [socket, beyond]) {
      open.add(one)
      one.on('error', () => undefined)
    }
    socket.pipe(beyond).pipe(socket)
    return undefined
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const endpoint = local('imap', (gate.address() as AddressInfo).port, 'tls')
  const shared = new SharedMailbox({endpoint, login, folder: 'INBOX'}, networkOf(authority))
  closers.push(
    () => server.close(),
    () => void gate.close(),
    () => shared.close(),
  )
  await shared.logIn({})
  await shared.watch(5000)
  const now = new Date()
  const addresses = {senderName: 'ACME', sender: 'jobs@acme.example', recipient: 'jobs@acme.example'}
  const probe = await composeProbe({...addresses, until: now.getTime() + 60_000, now})
  const sightings = new Sightings()
  sightings.expect(probe)
  const lost: unknown[] = []
  shared.follow({sightings, place: 'inbound', lost: (error) => lost.push(error)}, {elsewhere: false})
  const drop = (): void => {
    for (const socket of open) socket.destroy()
    open.clear()
  }
  const refuse = (): void => {
    closed = true
  }
  return {inbox, shared, sightings, probe, lost, drop, refuse}
}

const never = new AbortController().signal

it('comes back after a dropped session and misses nothing that arrived meanwhile', async () => {
  const {inbox, sightings, probe, lost, drop} = await followed()
  drop()
  inbox.inbox.append(probe.raw)
  const seen = await sightings.until(() => sightings.of(probe, 'inbound').length > 0, performance.now() + 20_000, never)
  expect([seen, lost]).toEqual([true, []])
})

it('tells that the session was lost where no other one is to be had', async () => {
  const {lost, drop, refuse} = await followed()
  refuse()
  drop()
  await expect.poll(() => lost.length, {timeout: 20_000}).toBe(1)
  expect(lost[0]).toMatchObject({evidence: {stage: 'command'}})
})

it('sees from the followed folder that something came into the junk folder', async () => {
  const {inbox, shared, probe} = await followed()
  const before = await shared.junkState()
  expect(await shared.junkState()).toBe(before)
  inbox.folders.get('Junk')?.append(probe.raw)
  expect(await shared.junkState()).not.toBe(before)
})
