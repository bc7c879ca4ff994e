import {expect, it} from 'vitest'
import {describeLab, inboundAddress, type AccountName} from './use-lab.js'

describeLab('a message a candidate sends to a company', (lab) => {
  it('arrives with its header in the mailbox of the company and in the inbound mailbox', async () => {
    await lab.deliver(application('copy', 'jobs@acme.example'), {
      from: 'jane@applicant.example',
      to: 'jobs@acme.example',
    })

    const redirected = await lab.waitForMessage('inbound', idOf('copy'))
    const copy = await lab.waitForMessage('acme', idOf('copy'))

    for (const message of [redirected, copy]) {
      expect(message.header('From')).toBe('Jane Doe <jane@applicant.example>')
      expect(message.header('To')).toBe('jobs@acme.example')
      expect(message.header('Subject')).toBe('=?utf-8?q?Bewerbung_als_K=C3=B6chin?=')
      expect(message.source).toContain('I would like to work for you.')
    }
    expect(redirected.header('Received')).toContain('mx.recruit.example')
    expect(redirected.header('Delivered-To')).toBe(inboundAddress)
  })

  it.each([
    ['karriere@beta.example', 'beta'],
    ['jobs@xn--mller-kva.example', 'mueller'],
  ] as const)('to %s arrives in both mailboxes too', async (to, company) => {
    await lab.deliver(application(company, to), {from: 'jane@applicant.example', to})

    const redirected = await lab.waitForMessage('inbound', idOf(company))
    const copy = await lab.waitForMessage(company, idOf(company))
    expect([redirected.header('To'), copy.header('To')]).toEqual([to, to])
  })

  it('leaves no copy where the redirect keeps none', async () => {
    await lab.redirect.set('acme', {copy: false})
    await lab.deliver(application('no-copy', 'jobs@acme.example'), {
      from: 'jane@applicant.example',
      to: 'jobs@acme.example',
    })

    await lab.waitForMessage('inbound', idOf('no-copy'))
    await lab.quiet()
    expect(await idsIn('acme')).not.toContain(idOf('no-copy'))
  })

  it('stays with the company when the redirect is off', async () => {
    await lab.redirect.set('acme', 'off')
    await lab.deliver(application('off', 'jobs@acme.example'), {
      from: 'jane@applicant.example',
      to: 'jobs@acme.example',
    })

    await lab.waitForMessage('acme', idOf('off'))
    await lab.quiet()
    expect(await idsIn('inbound')).not.toContain(idOf('off'))
  })

  it('does what a custom Sieve script says', async () => {
    await lab.redirect.set('acme', {sieve: 'require ["fileinto"];\nfileinto "Junk";\n'})
    await lab.deliver(application('junk', 'jobs@acme.example'), {
      from: 'jane@applicant.example',
      to: 'jobs@acme.example',
    })

    const filed = await lab.waitForMessage('acme', idOf('junk'), {folder: 'Junk'})
    expect(filed.folder).toBe('Junk')
  })

  async function idsIn(account: AccountName): Promise<(string | undefined)[]> {
    return (await lab.messages(account)).map(({header}) => header('Message-ID'))
  }

  it('is gone after clear, and may come again', async () => {
    const envelope = {from: 'jane@applicant.example', to: 'jobs@acme.example'}
    await lab.redirect.set('acme', {copy: true})
    await lab.deliver(application('again', 'jobs@acme.example'), envelope)
    await lab.waitForMessage('inbound', idOf('again'))

    await lab.clear()
    expect(await lab.messages('inbound')).toEqual([])
    expect(await lab.messages('acme')).toEqual([])

    await lab.deliver(application('again', 'jobs@acme.example'), envelope)
    await lab.waitForMessage('inbound', idOf('again'))
  })
})

function application(name: string, to: string): string {
  return [
    'From: Jane Doe <jane@applicant.example>',
    `To: ${to}`,
    'Subject: =?utf-8?q?Bewerbung_als_K=C3=B6chin?=',
    `Message-ID: ${idOf(name)}`,
    'Date: Mon, 23 Nov 2026 09:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I would like to work for you.',
    '',
  ].join('\r\n')
}

function idOf(name: string): string {
  return `<${name}@applicant.example>`
}
