import {expect, it} from 'vitest'
import {loadNetwork} from '../../src/connection/network.js'
import {testConnection} from '../../src/connection-test/connection-test.js'
import type {CompanyTest} from '../../src/connection-test/result.js'
import {createVault} from '../../src/secret/chain.js'
import {describeLab} from './use-lab.js'

const application = [
  'From: Canary Kandidatin <jane@applicant.example>',
  'To: jobs@acme.example',
  'Subject: Canary-Bewerbung',
  'Message-ID: <canary-4711@applicant.example>',
  'Date: Mon, 23 Nov 2026 10:00:00 +0100',
  '',
  'Canary-Text',
  '',
].join('\r\n')

describeLab('the conversations with Postfix and Dovecot', (lab) => {
  async function testAcme(): Promise<CompanyTest> {
    const settings = lab.settings()
    const {companies} = await testConnection({
      settings,
      companies: ['acme'],
      network: await loadNetwork(settings.network),
      vault: createVault({...lab.environment()}),
      timeoutMs: 30_000,
      signal: new AbortController().signal,
    })
    const [company] = companies
    if (company === undefined) throw new Error('no company was tested')
    return company
  }

  it('are told from the first byte, without passwords and words of candidates', async () => {
    await lab.deliver(application, {from: 'jane@applicant.example', to: 'jobs@acme.example'})
    await lab.waitForMessage('inbound', '<canary-4711@applicant.example>')
    const test = await testAcme()
    expect(test.verdict).toBe('passed')
    const texts = test.conversations.flatMap(({role, lines}) => lines.map(({from, text}) => `${role} ${from}: ${text}`))
    const report = texts.join('\n')
    expect(report).toMatch(/^smtp note: TLS handshake: TLSv1\.3/m)
    expect(report).toMatch(/^smtp server: 250 2\.0\.0 Ok: queued as/m)
    expect(report).toMatch(/^inbound server: \S+ OK \[CAPABILITY IMAP4rev1/m)
    expect(report).toMatch(/^inbound server: \* FETCH \(.*\d+ bytes left out\)/m)
    const words = ['Canary', 'Kandidatin', 'canary-4711', ...Object.values(lab.environment())]
    expect(words.filter((word) => report.includes(word))).toEqual([])
  })
})
