import {readFile} from 'node:fs/promises'
import {Resolver} from 'node:dns/promises'
import type {AddressInfo} from 'node:net'
import {connect, createServer, type Server, type TLSSocket} from 'node:tls'
import {ImapFlow} from 'imapflow'
import {expect, it} from 'vitest'
import type {CertificateName} from './certificates.js'
import {describeLab, hosts, type AccountName, type Lab} from './use-lab.js'

describeLab('the DNS of the lab', (lab) => {
  it('answers for every host of the settings, and not for the rest of the world', async () => {
    expect(await resolver(lab).resolve4(hosts.acmeSmtp)).toEqual(['127.0.0.1'])
    for (const host of Object.values(hosts)) expect(await resolver(lab).resolve4(host)).toHaveLength(1)
    await expect(resolver(lab).resolve4('smtp.elsewhere.example')).rejects.toMatchObject({code: 'ENOTFOUND'})
    await expect(resolver(lab).resolve6(hosts.acmeSmtp)).rejects.toMatchObject({code: 'ENODATA'})
  })

  it.each(['acme.example', 'beta.example', 'recruit.example', 'applicant.example', 'xn--mller-kva.example'])(
    'has MX, SPF, DKIM and DMARC of %s',
    async (domain) => {
      expect(await resolver(lab).resolveMx(domain)).toHaveLength(1)
      expect(await resolver(lab).resolveTxt(domain)).toEqual([['v=spf1 ip4:127.0.0.1 mx -all']])
      expect((await resolver(lab).resolveTxt(`lab._domainkey.${domain}`)).flat().join('')).toMatch(
        /^v=DKIM1; k=rsa; p=MII/,
      )
      expect((await resolver(lab).resolveTxt(`_dmarc.${domain}`)).flat().join('')).toMatch(/^v=DMARC1; p=quarantine/)
    },
  )
})

describeLab('the IMAP servers of the lab', (lab) => {
  it.each([
    ['acme', hosts.acmeImap],
    ['inbound', hosts.inboundImap],
    ['jane', hosts.applicantImap],
    ['mueller', hosts.muellerImap],
  ] as const)('let %s in by TLS and by STARTTLS', async (name, host) => {
    for (const secure of [true, false]) {
      const client = await imap(name, host, {secure, doSTARTTLS: !secure})
      await client.connect()
      expect(client.capabilities.has('MOVE')).toBe(true)
      await client.logout()
    }
  })

  it('take no login in clear text', async () => {
    const client = await imap('acme', hosts.acmeImap, {secure: false, doSTARTTLS: false})
    await expect(client.connect()).rejects.toMatchObject({message: expect.stringContaining('disabled') as string})
    client.close()
  })

  it('refuse a wrong password', async () => {
    const client = await imap('acme', hosts.acmeImap, {secure: true, password: 'wrong'})
    await expect(client.connect()).rejects.toMatchObject({serverResponseCode: 'AUTHENTICATIONFAILED'})
  })

  interface Options {
    readonly secure: boolean
    readonly doSTARTTLS?: boolean
    readonly password?: string
  }

  async function imap(name: AccountName, servername: string, options: Options): Promise<ImapFlow> {
    const {side, account, password} = lab.accounts[name]
    const client = new ImapFlow({
      host: (await resolver(lab).resolve4(servername))[0] ?? '',
      port: options.secure ? lab.ports[side].imaps : lab.ports[side].imap,
      secure: options.secure,
      ...(options.doSTARTTLS !== undefined && !options.secure && {doSTARTTLS: options.doSTARTTLS}),
      servername,
      auth: {user: account, pass: options.password ?? password},
      tls: {ca: await readFile(lab.caFile)},
      logger: false,
    })
    client.on('error', () => undefined)
    return client
  }
})

describeLab('a certificate for tests of broken servers', (lab) => {
  it.each([
    ['company', undefined],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['foreignCa', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('%s is seen as %s', async (name, code) => {
    expect(await handshake(name)).toBe(code)
  })

  /** The error code of a client that trusts the lab's CA. */
  async function handshake(name: CertificateName): Promise<string | undefined> {
    const {certFile, keyFile} = lab.certificates[name]
    const server = await listen(createServer({cert: await readFile(certFile), key: await readFile(keyFile)}))
    const ca = await readFile(lab.caFile)
    const {port} = server.address() as AddressInfo
    try {
      return await new Promise((resolve) => {
        const socket: TLSSocket = connect({host: '127.0.0.1', port, ca, servername: hosts.acmeSmtp}, () => {
          socket.destroy()
          resolve(undefined)
        })
        socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      })
    } finally {
      server.close()
    }
  }

  function listen(server: Server): Promise<Server> {
    return new Promise((resolve) =>
      server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1', () => resolve(server)),
    )
  }
})

function resolver({dnsServers}: Lab): Resolver {
  const asked = new Resolver()
  asked.setServers(dnsServers)
  return asked
}
