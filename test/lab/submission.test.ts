import {readFile} from 'node:fs/promises'
import {createTransport, type SentMessageInfo} from 'nodemailer'
import {expect, it} from 'vitest'
import {describeLab, dkimSelector, hosts, type AccountName} from './use-lab.js'

describeLab('submission', (lab) => {
  it.each(['starttls', 'tls'] as const)('by %s takes mail from the owner of the address', async (encryption) => {
    const info = await submit('acme', 'jobs@acme.example', `owner-${encryption}`, {encryption})
    expect(info.response).toMatch(/^250 /)

    const answer = await lab.waitForMessage('jane', `<owner-${encryption}@acme.example>`)
    expect(answer.header('From')).toBe('jobs@acme.example')
  })

  it.each(['starttls', 'tls'] as const)('by %s refuses a sender address of somebody else', async (encryption) => {
    await expect(submit('acme', 'anna@acme.example', 'foreign', {encryption})).rejects.toMatchObject({
      responseCode: 553,
      response: expect.stringMatching(/^553 5\.7\.1 .*not owned by user jobs@acme\.example/) as string,
    })
  })

  it('refuses a wrong password', async () => {
    await expect(submit('acme', 'jobs@acme.example', 'wrong', {password: 'wrong'})).rejects.toMatchObject({
      code: 'EAUTH',
      responseCode: 535,
    })
  })

  it('offers no login before STARTTLS', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: lab.ports.company.submission,
      ignoreTLS: true,
      ...login('acme'),
    })
    const envelope = {from: 'jobs@acme.example', to: 'jane@applicant.example'}
    await expect(transport.sendMail({raw: 'Subject: no\r\n\r\n', envelope})).rejects.toMatchObject({responseCode: 530})
    transport.close()
  })

  it('refuses an address that nobody has', async () => {
    await expect(submit('acme', 'jobs@acme.example', 'nobody', {to: 'nobody@beta.example'})).rejects.toMatchObject({
      responseCode: 550,
      response: expect.stringContaining('5.1.1') as string,
    })
  })

  it('signs, and the recruiting side verifies the signature', async () => {
    await submit('acme', 'jobs@acme.example', 'signed', {to: 'acme-jobs@recruit.example'})

    const message = await lab.waitForMessage('inbound', '<signed@acme.example>')
    expect(message.header('DKIM-Signature')).toMatch(new RegExp(`d=acme\\.example; s=${dkimSelector};`))
    expect(message.header('Authentication-Results')).toMatch(
      /^mx\.recruit\.example;\s*dkim=pass .*header\.d=acme\.example/,
    )
  })

  it('of the built-in service takes its login that is no address', async () => {
    await submit('builtin', 'acme-jobs@recruit.example', 'builtin', {host: hosts.relay, to: 'jobs@acme.example'})

    const arrived = await lab.waitForMessage('acme', '<builtin@acme.example>')
    expect(arrived.header('From')).toBe('acme-jobs@recruit.example')
  })

  it('of the umlaut domain takes the login as people write it', async () => {
    await submit('mueller', 'jobs@xn--mller-kva.example', 'umlaut', {host: hosts.muellerSmtp})

    const answer = await lab.waitForMessage('jane', '<umlaut@acme.example>')
    expect(answer.header('DKIM-Signature')).toContain('d=xn--mller-kva.example;')
  })

  interface Submission {
    readonly encryption?: 'starttls' | 'tls'
    readonly host?: string
    readonly password?: string
    readonly to?: string
  }

  async function submit(name: AccountName, from: string, id: string, options: Submission): Promise<SentMessageInfo> {
    const {encryption = 'starttls', host = hosts.acmeSmtp, to = 'jane@applicant.example'} = options
    const {submission, submissions} = lab.ports[lab.accounts[name].side]
    const transport = createTransport({
      host: '127.0.0.1',
      port: encryption === 'tls' ? submissions : submission,
      secure: encryption === 'tls',
      requireTLS: encryption === 'starttls',
      tls: {ca: await readFile(lab.caFile), servername: host},
      ...login(name, options.password),
    })
    const raw = `From: ${from}\r\nTo: ${to}\r\nSubject: Your application\r\nMessage-ID: <${id}@acme.example>\r\n\r\nThank you.\r\n`
    return transport.sendMail({raw, envelope: {from, to: [to]}}).finally(() => transport.close())
  }

  function login(name: AccountName, password = lab.accounts[name].password): {auth: {user: string; pass: string}} {
    return {auth: {user: lab.accounts[name].account, pass: password}}
  }
})
