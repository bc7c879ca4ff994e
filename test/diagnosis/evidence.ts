import type {Evidence, Stage} from '../../src/connection/evidence.js'
import {imapReply, smtpReply} from '../../src/diagnosis/reply.js'
import type {WireReply} from './replies/wire-reply.js'

/** The evidence of a server that gave this answer. */
export function evidenceOf({stage, reply, protocol, auth, greeting}: WireReply): Evidence {
  const host = 'mail.example.org'
  const common = {stage, ...(auth !== undefined && {auth}), ...(greeting !== undefined && {greeting})}
  if (protocol === 'imap') {
    return {endpoint: {protocol, host, port: 993, encryption: 'tls'}, ...common, imap: imapReply(reply)}
  }
  return {endpoint: {protocol: 'smtp', host, port: 587, encryption: 'starttls'}, ...common, smtp: smtpReply(reply)}
}

/** The evidence of a step that failed, by default with an SMTP server. */
export function failure(
  more: Partial<Evidence> & {stage: Stage},
  endpoint: Partial<Evidence['endpoint']> = {},
): Evidence {
  return {
    endpoint: {protocol: 'smtp', host: 'mail.example.org', port: 587, encryption: 'starttls', ...endpoint},
    ...more,
  }
}
