import {generateKeyPairSync} from 'node:crypto'
import {sealMessage} from 'mailauth/lib/arc/index.js'
import {expect, it} from 'vitest'
import {loadNetwork} from '../../src/connection/network.js'
import {testConnection} from '../../src/connection-test/connection-test.js'
import type {CheckResult, CompanyTest} from '../../src/connection-test/result.js'
import {createResolver} from '../../src/connection/dns.js'
import {authenticationOf, type Authentication} from '../../src/message/authentication.js'
import {createVault} from '../../src/secret/chain.js'
import {describeLab} from './use-lab.js'

const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048})
const pem = privateKey.export({type: 'pkcs8', format: 'pem'}) as string

describeLab('authenticity on Postfix, OpenDKIM and Dovecot', (lab) => {
  async function testAcme(): Promise<CompanyTest> {
    const settings = lab.settings()
    const {companies} = await testConnection({
      settings,
      companies: ['acme'],
      network: await loadNetwork(settings.network),
      vault: createVault(lab.environment()),
      timeoutMs: 30_000,
      signal: new AbortController().signal,
    })
    const [company] = companies
    if (company === undefined) throw new Error('nothing was tested')
    return company
  }

  it('holds the probe for authentic, and has no finding', async () => {
    const {checks, findings} = await testAcme()

    expect(findings).toEqual([])
    expect(detailOf(checks, 'sender-authentication')).toMatchObject({
      dkim: {result: 'pass', domain: 'acme.example', aligned: true},
      dmarc: {result: 'pass'},
      arc: {result: 'none'},
      srs: {kind: 'kept'},
    })
  })

  it('reads what OpenDKIM wrote, not what the sender forged', async () => {
    await lab.deliver(
      message('forged', ['Authentication-Results: mx.recruit.example; dkim=pass header.d=applicant.example']),
      {
        from: 'jane@applicant.example',
        to: 'jobs@acme.example',
      },
    )
    const judged = await judge((await lab.waitForMessage('inbound', idOf('forged'))).source)

    expect(judged.dkim.result).not.toBe('pass')
  })

  it('finds a broken chain of seals in a message that went through real servers', async () => {
    const plain = message('sealed', [])
    const seal = await sealMessage(Buffer.from(plain), {
      signingDomain: 'acme.example',
      selector: 'nowhere',
      privateKey: pem,
      i: 1,
      cv: 'none',
      authResults: 'mx.acme.example; dkim=none',
    } as never)
    await lab.deliver(seal.toString() + plain, {from: 'jane@applicant.example', to: 'jobs@acme.example'})
    const {arc, observations} = await judge((await lab.waitForMessage('inbound', idOf('sealed'))).source)

    expect(arc).toMatchObject({result: 'fail', sealers: ['acme.example']})
    expect(observations.map(({code}) => code)).toContain('arc-fail')
  })

  async function judge(source: string): Promise<Authentication> {
    return authenticationOf(Buffer.from(source), {
      resolver: createResolver(await loadNetwork(lab.settings().network)),
      trustedHosts: ['imap.recruit.example', 'recruit.example'],
      sendingHosts: ['smtp.acme.example', 'acme.example'],
      fromDomain: 'applicant.example',
    })
  }
})

function detailOf(checks: readonly CheckResult[], name: string): unknown {
  return checks.find(({check}) => check === name)?.detail
}

function idOf(name: string): string {
  return `<${name}@applicant.example>`
}

function message(name: string, more: readonly string[]): string {
  return [
    ...more,
    'From: Jane Doe <jane@applicant.example>',
    'To: jobs@acme.example',
    `Subject: Application ${name}`,
    `Message-ID: ${idOf(name)}`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0100',
    '',
    'I would like to work for you.',
    '',
  ].join('\r\n')
}
