import type {FindingCode} from '../diagnosis/catalogue.js'
import {authenticityFaults} from './faults-authenticity.js'
import {dnsFaults} from './faults-dns.js'
import {imapFaults} from './faults-imap.js'
import {redirectFaults} from './faults-redirect.js'
import {redirectVariants} from './faults-redirect-variants.js'
import {smtpFaults, smtpVariants} from './faults-smtp.js'
import {tlsFaults, tlsVariants} from './faults-tls.js'
import type {Fault} from './fault.js'

/** Every fault the sandbox can play: by the code it leads to, other ways to the same code as `code/way`. */
export const faults: Readonly<Record<string, Fault>> = {
  ...tlsFaults,
  ...tlsVariants,
  ...smtpFaults,
  ...smtpVariants,
  ...imapFaults,
  ...redirectFaults,
  ...redirectVariants,
  ...dnsFaults,
  ...authenticityFaults,
}

export type FaultCode = string

export const faultCodes: readonly FaultCode[] = Object.keys(faults)

/** The code of the finding a fault leads to. */
export function codeOfFault(code: FaultCode): FindingCode {
  return (code.split('/')[0] ?? code) as FindingCode
}

export function faultOf(code: FaultCode): Fault | undefined {
  return Object.hasOwn(faults, code) ? faults[code] : undefined
}
