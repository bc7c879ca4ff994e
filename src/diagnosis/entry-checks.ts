import type {Evidence, Protocol, Stage} from '../connection/evidence.js'
import {phrase, type Words} from '../wording/phrase.js'
import type {Entry} from './entry.js'
import type {CheckName} from './finding.js'

/** Which check a step of a conversation belongs to. */
export const checkOfStage: Readonly<Record<Protocol, Readonly<Partial<Record<Stage, CheckName>>>>> = {
  smtp: {
    dns: 'smtp-dns',
    connect: 'smtp-connect',
    tls: 'smtp-tls',
    starttls: 'smtp-tls',
    greeting: 'smtp-ehlo',
    ehlo: 'smtp-ehlo',
    auth: 'smtp-auth',
    sender: 'smtp-sender',
    recipient: 'smtp-recipient',
    data: 'smtp-accept',
  },
  imap: {
    dns: 'inbound-dns',
    connect: 'inbound-connect',
    tls: 'inbound-tls',
    starttls: 'inbound-tls',
    greeting: 'inbound-connect',
    auth: 'inbound-auth',
    folder: 'inbound-folder',
    command: 'inbound-folder',
  },
}

const usualChecks: Readonly<Record<Entry['group'], readonly CheckName[]>> = {
  settings: ['settings'],
  dns: ['smtp-dns', 'inbound-dns'],
  tcp: ['smtp-connect', 'inbound-connect'],
  tls: ['smtp-tls', 'inbound-tls'],
  starttls: ['smtp-tls', 'inbound-tls'],
  'smtp-greeting': ['smtp-ehlo'],
  'smtp-auth': ['smtp-auth'],
  oauth: ['smtp-auth', 'inbound-auth'],
  sender: ['smtp-sender', 'smtp-accept'],
  recipient: ['smtp-recipient', 'redirect-arrival'],
  data: ['smtp-accept'],
  delivery: ['redirect-arrival'],
  imap: ['inbound-auth', 'inbound-folder'],
  redirect: ['redirect-arrival'],
  header: ['redirect-headers'],
  alignment: ['sender-authentication'],
  policy: ['smtp-accept'],
}

/** Groups whose causes show at several steps: an example at one of them stands for the others too. */
const ofManySteps: readonly Entry['group'][] = ['dns', 'tcp', 'tls', 'starttls', 'oauth', 'sender', 'recipient']

/** The checks of `test-connection` that can name this cause. */
export function checksOf(entry: Entry): readonly CheckName[] {
  if (entry.checks !== undefined) return entry.checks
  if (entry.bounce !== undefined) return ['redirect-arrival']
  const own = entry.example && checkOfStage[entry.example.endpoint.protocol][entry.example.stage]
  const usual = usualChecks[entry.group]
  if (own === undefined) return usual
  return ofManySteps.includes(entry.group) ? [...new Set([own, ...usual])] : [own]
}

const marks = {
  bounce: {en: 'a bounce comes back', de: 'eine Unzustellbarkeitsmeldung kommt zurück'},
  token: {en: 'the token endpoint refuses or does not answer', de: 'der Anmeldeserver lehnt ab oder antwortet nicht'},
  reply: {en: 'SMTP reply {code}', de: 'SMTP-Antwort {code}'},
  enhanced: {en: 'enhanced status code {code}', de: 'erweiterter Statuscode {code}'},
  status: {en: 'IMAP answers {status}', de: 'IMAP antwortet {status}'},
  imap: {en: 'response code {code}', de: 'Antwortcode {code}'},
  error: {en: 'error code {code}', de: 'Fehlercode {code}'},
  port: {en: 'port {port}', de: 'Port {port}'},
  measured: {
    en: 'what the check measured or read, as in the example',
    de: 'was die Prüfung gemessen oder gelesen hat, wie im Beispiel',
  },
  words: {en: 'the words of the server, as in the example', de: 'die Worte des Servers, wie im Beispiel'},
}

/** What tells this cause from others, in the order in which it is looked at. */
export function marksOf(entry: Entry): Words[] {
  if (entry.bounce !== undefined) return [phrase(marks.bounce), phrase(marks.words)]
  if (entry.token !== undefined) return [phrase(marks.token), phrase(marks.words)]
  return entry.example === undefined ? [phrase(marks.measured)] : marksIn(entry.example)
}

function marksIn({smtp, imap, errorCode, endpoint, stage}: Evidence): Words[] {
  const found: Words[] = []
  if (smtp !== undefined) found.push(phrase(marks.reply, {code: smtp.code}))
  if (smtp?.enhanced !== undefined) found.push(phrase(marks.enhanced, {code: smtp.enhanced}))
  if (imap !== undefined) found.push(phrase(marks.status, {status: imap.status}))
  if (imap?.code !== undefined) found.push(phrase(marks.imap, {code: imap.code}))
  if (errorCode !== undefined) found.push(phrase(marks.error, {code: errorCode}))
  if (stage === 'connect') found.push(phrase(marks.port, {port: endpoint.port}))
  if (smtp !== undefined || imap !== undefined) found.push(phrase(marks.words))
  return found.length === 0 ? [phrase(marks.measured)] : found
}
