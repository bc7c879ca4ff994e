import {randomBytes} from 'node:crypto'
import {domainToASCII} from 'node:url'
import MailComposer from 'nodemailer/lib/mail-composer'
import {probeHeader, probeIdPrefix} from '../message/probe.js'
import {domainOf} from '../settings/address.js'
import {isGone, processMark} from './process-mark.js'

/** The test message: recognisable by several marks, since a redirect may change any one of them. */
export interface Probe {
  /** Letters and digits, unique per probe; stands in Message-ID, Subject, header and text. */
  readonly token: string
  readonly messageId: string
  readonly sender: string
  readonly recipient: string
  /** The message as sent, lines ended by CRLF. */
  readonly raw: Buffer
  /** When it counts as left over and may be removed by anyone, ms since the epoch. */
  readonly until: number
}

export interface ProbeInput {
  readonly senderName: string
  /** Address in From and MAIL FROM; its domain in ASCII form. */
  readonly sender: string
  /** The recruiting address. */
  readonly recipient: string
  readonly until: number
  readonly now: Date
}

/** Composes a probe as a candidate's message would look: umlauts, a thread, an own Reply-To. */
export async function composeProbe(input: ProbeInput): Promise<Probe> {
  const token = `rm${randomBytes(8).toString('hex')}`
  const domain = domainToASCII(domainOf(input.sender))
  const messageId = `<${probeIdPrefix}${token}@${domain}>`
  const thread = `<recruitmail-thread.${token}@${domain}>`
  const composer = new MailComposer({
    from: {name: input.senderName, address: input.sender},
    to: {name: '', address: input.recipient},
    replyTo: {name: 'Bewerbung Prüfung', address: input.sender},
    subject: `Bewerbung als Prüferin für Äpfel, Öl & Übermaß ${token}`,
    messageId,
    inReplyTo: thread,
    references: thread,
    date: input.now,
    text: probeText(token),
    headers: {
      [probeHeader]: `${token} until=${Math.ceil(input.until / 1000)} by=${processMark()}`,
      'Auto-Submitted': 'auto-generated',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
  const raw = await composer.compile().build()
  return {token, messageId, sender: input.sender, recipient: input.recipient, raw, until: input.until}
}

function probeText(token: string): string {
  return [
    'This is a test message of recruitmail. It proves that applications sent to this address arrive.',
    'Dies ist eine Testnachricht von recruitmail. Sie prüft, ob Bewerbungen an diese Adresse ankommen.',
    '',
    'It is removed when the test ends; whoever finds it may delete it.',
    'Sie wird am Ende des Tests entfernt; wer sie findet, darf sie löschen.',
    '',
    // Filters that rewrite links change a message only where there is one.
    `https://www.example.com/?probe=${token}`,
    '',
    token,
    '',
  ].join('\r\n')
}

/** Whether nobody waits for this probe any more: its time has passed, or its process ran here and is gone. */
export function isLeftOver(headerValue: string, now: number): boolean {
  const until = /\buntil=(\d{9,11})\b/.exec(headerValue)?.[1]
  const mark = /\bby=([0-9a-f]{16}\.\d{1,10})\b/.exec(headerValue)?.[1]
  const expired = until !== undefined && now > Number(until) * 1000
  return expired || (mark !== undefined && isGone(mark) === true)
}
