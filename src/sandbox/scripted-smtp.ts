import {
  startScripted,
  type Dialogue,
  type Reply,
  type ScriptedOptions,
  type ScriptedServer,
  type Step,
} from './scripted-server.js'

/**
 * Starts an SMTP server that accepts everything, with single replies replaced:
 * `startScriptedSmtp({encryption: 'none', replies: {AUTH: '535 5.7.8 Error: authentication failed'}})`.
 * Steps: `greeting EHLO HELO STARTTLS AUTH-start AUTH MAIL RCPT DATA content RSET NOOP QUIT`. `AUTH` is the reply to the
 * credentials, `AUTH-start` the prompt for them; `EHLO` serves before and after STARTTLS unless `EHLO-secure` is given.
 */
export function startScriptedSmtp(options: ScriptedOptions): Promise<ScriptedServer> {
  const hasSecureEhlo = options.replies?.['EHLO-secure'] !== undefined
  return startScripted(options, '220 smtp.acme.example ESMTP ready', () =>
    smtpDialogue(options.encryption, hasSecureEhlo),
  )
}

const accepted: Readonly<Record<string, Reply>> = {
  HELO: '250 smtp.acme.example',
  STARTTLS: '220 2.0.0 Ready to start TLS',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 End data with <CR><LF>.<CR><LF>',
  RSET: '250 2.0.0 Ok',
  NOOP: '250 2.0.0 Ok',
  QUIT: '221 2.0.0 Bye',
}

type Mode = 'command' | 'login' | 'content'

function smtpDialogue(encryption: ScriptedOptions['encryption'], hasSecureEhlo: boolean): Dialogue {
  let mode: Mode = 'command'
  let prompts: string[] = []
  return (line, encrypted) => {
    if (mode === 'content') return contentLine(line)
    if (mode === 'login') return credentials()
    return command(line, encrypted)
  }

  function contentLine(line: string): Step {
    if (line !== '.') return {name: '', reply: ''}
    mode = 'command'
    return {name: 'content', reply: '250 2.0.0 Ok: queued as 4ABCD1'}
  }

  function command(line: string, encrypted: boolean): Step {
    const verb = (/^[A-Za-z]+/.exec(line)?.[0] ?? 'unknown').toUpperCase()
    if (verb === 'AUTH') return startLogin(line)
    const reply = verb === 'EHLO' ? ehlo(encryption === 'starttls' && !encrypted) : accepted[verb]
    const goOn = (): void => {
      if (verb === 'DATA') mode = 'content'
    }
    const name = verb === 'EHLO' && encrypted && hasSecureEhlo ? 'EHLO-secure' : verb
    return {name, reply: reply ?? '502 5.5.2 Command not recognized', upgrade: verb === 'STARTTLS', goOn}
  }

  /** AUTH PLAIN with the credentials in the command is done at once; otherwise they are asked for. */
  function startLogin(line: string): Step {
    const [, mechanism = '', initial] = line.split(' ')
    prompts = mechanism.toUpperCase() === 'LOGIN' ? ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6'] : ['334 ']
    if (initial !== undefined) prompts.shift()
    return credentials()
  }

  function credentials(): Step {
    mode = 'command'
    const prompt = prompts.shift()
    if (prompt !== undefined) return {name: 'AUTH-start', reply: prompt, goOn: () => (mode = 'login')}
    return {name: 'AUTH', reply: '235 2.7.0 Authentication successful'}
  }
}

function ehlo(offersStartTls: boolean): readonly string[] {
  const offered = offersStartTls ? ['250-STARTTLS'] : ['250-AUTH PLAIN LOGIN']
  return [
    '250-smtp.acme.example',
    '250-PIPELINING',
    '250-SIZE 26214400',
    ...offered,
    '250-ENHANCEDSTATUSCODES',
    '250-8BITMIME',
    '250 SMTPUTF8',
  ]
}
