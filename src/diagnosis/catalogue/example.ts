import type {Endpoint, Evidence, Stage} from '../../connection/evidence.js'
import {imapReply, smtpReply} from '../reply.js'

type More = Partial<Omit<Evidence, 'endpoint'>> & Partial<Pick<Endpoint, 'host' | 'port' | 'encryption'>>

/** Evidence of an SMTP server that answered `wire` at `stage`. */
export function smtpSaid(stage: Stage, wire: string, more: More = {}): Evidence {
  return build('smtp', stage, {smtp: smtpReply(wire), ...more})
}

/** Evidence of an SMTP session that failed at `stage` without a reply. */
export function smtpFailed(stage: Stage, errorCode: string | undefined, more: More = {}): Evidence {
  return build('smtp', stage, {...(errorCode !== undefined && {errorCode}), ...more})
}

/** Evidence of an IMAP server that answered `line` at `stage`. */
export function imapSaid(stage: Stage, line: string, more: More = {}): Evidence {
  return build('imap', stage, {imap: imapReply(line), ...more})
}

/** Evidence of an IMAP session that failed at `stage` without a status response. */
export function imapFailed(stage: Stage, errorCode: string | undefined, more: More = {}): Evidence {
  return build('imap', stage, {...(errorCode !== undefined && {errorCode}), ...more})
}

function build(protocol: Endpoint['protocol'], stage: Stage, more: More): Evidence {
  const {host, port, encryption, ...rest} = more
  const endpoint: Endpoint = {
    protocol,
    host: host ?? `${protocol}.acme.example`,
    port: port ?? (protocol === 'smtp' ? 587 : 993),
    encryption: encryption ?? (protocol === 'smtp' ? 'starttls' : 'tls'),
  }
  return {endpoint, stage, ...rest}
}
