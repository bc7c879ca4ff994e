import {
  startScripted,
  type Dialogue,
  type Reply,
  type ScriptedOptions,
  type ScriptedServer,
  type Step,
} from './scripted-server.js'

/**
 * Starts an IMAP server with one empty INBOX that lets everybody in, with single replies replaced:
 * `startScriptedImap({encryption: 'none', replies: {LOGIN: '$tag NO [UNAVAILABLE] try later'}})`.
 * Steps: `greeting` and the verbs of commands in capitals. Where a command goes on after a `+` (AUTHENTICATE, IDLE,
 * literals) the verb stands for its final reply and `VERB-start` for the `+`.
 * Untagged lines belong to the reply: `['* CAPABILITY IMAP4rev1', '$tag OK done']`.
 */
export function startScriptedImap(options: ScriptedOptions): Promise<ScriptedServer> {
  const capability = capabilities(options.encryption, options.encryption === 'tls')
  return startScripted(options, `* OK [CAPABILITY ${capability}] ready`, () => imapDialogue(options))
}

function capabilities(encryption: ScriptedOptions['encryption'], encrypted: boolean): string {
  const early = encryption === 'starttls' && !encrypted
  return `IMAP4rev1 SASL-IR LITERAL+ ID IDLE MOVE UIDPLUS SPECIAL-USE ${early ? 'STARTTLS LOGINDISABLED' : 'AUTH=PLAIN'}`
}

const answers: Readonly<Record<string, readonly string[]>> = {
  ID: ['* ID NIL', '$tag OK'],
  LOGIN: ['$tag OK Logged in'],
  NAMESPACE: ['* NAMESPACE (("" "/")) NIL NIL', '$tag OK'],
  LIST: ['* LIST (\\HasNoChildren) "/" INBOX', '* LIST (\\HasNoChildren \\Junk) "/" Junk', '$tag OK'],
  SELECT: [
    '* FLAGS (\\Seen \\Deleted)',
    '* 0 EXISTS',
    '* OK [UIDVALIDITY 1] ok',
    '* OK [UIDNEXT 1] ok',
    '$tag OK [READ-WRITE] Selected',
  ],
  STATUS: ['* STATUS INBOX (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 1 UNSEEN 0)', '$tag OK'],
  SEARCH: ['* SEARCH', '$tag OK'],
  LOGOUT: ['* BYE Logging out', '$tag OK'],
  STARTTLS: ['$tag OK Begin TLS negotiation now'],
}

/** A command whose end is still to come. */
interface Pending {
  readonly name: string
  readonly tag: string
  /** Bytes of a literal that are still to come. */
  left: number
}

function imapDialogue(options: ScriptedOptions): Dialogue {
  let pending: Pending | undefined
  return (line, encrypted) => {
    if (pending !== undefined) return continued(pending, line, encrypted)
    const [tag = '*', ...words] = line.split(' ')
    const verb = (words[0]?.toUpperCase() === 'UID' ? words[1] : words[0])?.toUpperCase() ?? ''
    const asks = verb === 'IDLE' || (verb === 'AUTHENTICATE' && words.length === 2)
    const literal = /\{(\d+)(\+?)\}$/.exec(line)
    if (!asks && literal === null)
      return {name: verb, tag, reply: reply(verb, options, encrypted), upgrade: verb === 'STARTTLS'}
    pending = {name: verb, tag, left: literal === null ? -1 : Number(literal[1])}
    return {name: literal?.[2] === '+' ? '' : `${verb}-start`, tag, reply: '+ go on'}
  }

  function continued(command: Pending, line: string, encrypted: boolean): Step {
    command.left -= command.left >= 0 ? line.length + 2 : 0
    const literal = /\{(\d+)(\+?)\}$/.exec(line)
    if (command.left >= 0) return {name: '', reply: ''}
    if (literal !== null) {
      command.left = Number(literal[1])
      return {name: literal[2] === '+' ? '' : `${command.name}-start`, tag: command.tag, reply: '+ go on'}
    }
    pending = undefined
    return {name: command.name, tag: command.tag, reply: reply(command.name, options, encrypted)}
  }
}

function reply(verb: string, options: ScriptedOptions, encrypted: boolean): Reply {
  if (verb === 'CAPABILITY') return [`* CAPABILITY ${capabilities(options.encryption, encrypted)}`, '$tag OK']
  return answers[verb] ?? (verb === 'EXAMINE' ? (answers['SELECT'] ?? []) : '$tag OK completed')
}
