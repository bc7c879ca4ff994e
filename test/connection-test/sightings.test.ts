import {describe, expect, it} from 'vitest'
import {copiesKept} from '../../src/connection-test/copy-check.js'
import {folderKind} from '../../src/connection-test/folder-kind.js'
import {composeProbe, type Probe} from '../../src/connection-test/probe.js'
import {holdsProbe} from '../../src/connection-test/recognise.js'
import {Sightings, type FolderFacts} from '../../src/connection-test/sightings.js'

const recipient = 'jobs@acme.example'
const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))

function probeFrom(sender: string): Promise<Probe> {
  const now = new Date()
  return composeProbe({senderName: 'ACME', sender, recipient, until: now.getTime() + 60_000, now})
}

let uid = 0
async function look(sightings: Sightings, source: Buffer, facts?: FolderFacts, folder = 'INBOX'): Promise<void> {
  await sightings.look('copy', {folder, uid: ++uid, source, seenAt: performance.now()}, facts)
}

describe('the probe inside another message', () => {
  it.each([
    ['wrapped and quoted', (text: string) => text.replaceAll(/^/gm, '> ')],
    ['as HTML', (text: string) => `<p>${text.replaceAll('\r\n', '<br>')}</p>`],
  ])('is the probe when its text is there, %s', async (_how, wrap) => {
    const {raw, token} = await probeFrom('jane@applicant.example')
    const text = raw.toString('utf8').split('\r\n\r\n').slice(1).join('\r\n\r\n')
    const forwarded = mail('From: x@y.example', 'Content-Type: text/html', '', wrap(text))
    expect(await holdsProbe(forwarded, token)).toBe(true)
  })

  it('is not the probe when only its subject is named', async () => {
    const {token} = await probeFrom('jane@applicant.example')
    const notice = mail(
      'From: quarantine@acme.example',
      'Subject: Quarantine',
      '',
      `Bewerbung als Prüferin ${token} (1 kB)`,
    )
    expect(await holdsProbe(notice, token)).toBe(false)
  })
})

describe('a message about the probe', () => {
  it('is a quarantine notice when it neither answers nor holds it', async () => {
    const sightings = new Sightings()
    const probe = await probeFrom('jane@applicant.example')
    sightings.expect(probe)
    await look(sightings, mail('From: quarantine@acme.example', 'Subject: 1 new', '', `Bewerbung ${probe.token}`))

    expect(sightings.mentions).toHaveLength(1)
    expect(sightings.of(probe, 'copy')).toEqual([])
    expect(sightings.messagesIn('copy')).toEqual([])
  })

  it('is an answer when a ticket tool quotes the whole probe below Re:', async () => {
    const sightings = new Sightings()
    const probe = await probeFrom('jane@applicant.example')
    sightings.expect(probe)
    const reply = mail(
      'From: helpdesk@acme.example',
      `Subject: AW: [#4711] Bewerbung ${probe.token}`,
      `In-Reply-To: ${probe.messageId}`,
      '',
      'We have got your message.',
      `> This is a test message of recruitmail.`,
      `> ${probe.token}`,
    )
    await look(sightings, reply)

    expect(sightings.autoReplies.map(({probe: about}) => about)).toEqual([probe])
    expect(sightings.of(probe, 'copy')).toEqual([])
  })

  it('is a receipt, not the probe, when a mail program confirms the display', async () => {
    const sightings = new Sightings()
    const probe = await probeFrom('jane@applicant.example')
    sightings.expect(probe)
    const receipt = mail(
      'From: jobs@acme.example',
      'Subject: Gelesen',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
      '',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      `Original-Message-ID: ${probe.messageId}`,
      '--b--',
    )
    await look(sightings, receipt)
    expect(sightings.of(probe, 'copy')).toEqual([])
  })

  it('is a bounce without any mark of ours only where it can be about this redirect', async () => {
    const sightings = new Sightings()
    const probe = await probeFrom('jane@applicant.example')
    sightings.expect(probe)
    sightings.redirectsTo('acme-jobs@recruit.example')
    const bounce = (address: string): Buffer =>
      mail('From: MAILER-DAEMON@mx.acme.example', 'Subject: failure notice', '', `<${address}>: 550 5.1.1 unknown`)
    await look(sightings, bounce('somebody@else.example'))
    expect(sightings.bouncesOf(probe)).toEqual([])
    await look(sightings, bounce('acme-jobs@recruit.example'))
    expect(sightings.bouncesOf(probe)).toMatchObject([{finalRecipient: 'acme-jobs@recruit.example'}])
  })

  it('is no answer when it is the probe itself with its text taken out', async () => {
    const sightings = new Sightings()
    const probe = await probeFrom(recipient)
    sightings.expect(probe)
    const emptied = mail(
      `From: ${recipient}`,
      `Subject: Bewerbung ${probe.token}`,
      'Message-ID: <n@g.example>',
      '',
      'Read it in the portal.',
    )
    await look(sightings, emptied)
    expect(sightings.autoReplies).toEqual([])
    expect(sightings.mentions).toHaveLength(1)
  })
})

describe('a copy', () => {
  async function kept(...kinds: FolderFacts[]): Promise<number> {
    const sightings = new Sightings()
    const probe = await probeFrom(recipient)
    sightings.expect(probe)
    for (const facts of kinds) await look(sightings, probe.raw, facts, facts.kind ?? 'INBOX')
    return copiesKept(sightings, probe).length
  }

  it('is what lies in the inbox, in a folder, or only in the archive of all', async () => {
    expect(await kept({})).toBe(1)
    expect(await kept({kind: 'all'})).toBe(1)
    expect(await kept({kind: 'junk'})).toBe(1)
  })

  it('is not what the sender keeps in Sent, nor what lies in the trash', async () => {
    expect(await kept({kind: 'sent'}, {kind: 'all'})).toBe(0)
    expect(await kept({kind: 'trash'})).toBe(0)
  })
})

describe('a folder', () => {
  const kindOf = (path: string, ...flags: string[]): unknown =>
    folderKind({path, flags: new Set(flags), specialUse: ''})

  it.each([
    'Junk',
    'INBOX.Spam',
    '[Gmail]/Spam',
    'Junk E-mail',
    'Spamverdacht',
    'Courrier indésirable',
    'Correo no deseado',
    'Posta indesiderata',
    'Lixo Eletrônico',
    'Ongewenste e-mail',
    'Uønsket e-mail',
    'Skräppost',
    'Roskaposti',
    'Nevyžádaná pošta',
    'Levélszemét',
    'Önemsiz E-posta',
    'Нежелательная почта',
    'Спам',
    '迷惑メール',
    '垃圾邮件',
    '스팸',
    'Quarantäne',
    'Firmen/ACME/Spam',
  ])('%s is for junk', (path) => {
    expect(kindOf(path)).toBe('junk')
  })

  it('is for junk by its flag, whatever its name', () => {
    expect(kindOf('Ablage', '\\Junk', '\\HasNoChildren')).toBe('junk')
  })

  it.each(['INBOX', 'Archiv', 'Spam/Geprüft', 'Bewerbungen'])('%s is not', (path) => {
    expect(kindOf(path)).toBeUndefined()
  })
})
