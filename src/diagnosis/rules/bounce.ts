import {dataPermanentRules, dataTemporaryRules} from './smtp-data.js'
import {limitRules, rateRules, sizeRules} from './limits.js'
import {authenticityRules, blockRules} from './reputation.js'
import type {Rule} from './rule.js'
import {senderOwnershipRules} from './sender.js'
import {recipientPermanentRules} from './smtp-envelope.js'

/** The diagnostic text of a bounce (RFC 3464 section 2.3.6), which came after the message was accepted. */
export const bounceRules: readonly Rule[] = [
  {code: 'redirect-ms-external-blocked', enhanced: /^5\.7\.520$/},
  {code: 'redirect-ms-external-blocked', text: /does not allow external forwarding|AS\(7555\)/i},
  {
    code: 'redirect-remote-domain-blocked',
    text: /AutoForwardEnabled|forwarding to (external|remote) (addresses|domains)/i,
  },
  {code: 'redirect-transport-rule-blocked', text: /TRANSPORT\.RULES\.Reject/i},
  {code: 'redirect-sieve-limit', text: /number of redirect actions exceeds|too many redirect/i},
  {code: 'redirect-sieve-duplicate-discarded', text: /discarded duplicate forward|duplicate redirect/i},
  {code: 'redirect-sieve-loop', text: /X-Sieve-Redirected-From|sieve.{0,60}\bloop/i},
  {code: 'redirect-sieve-smtp-failure', text: /failed to redirect message/i},
  {code: 'redirect-postfix-forward-loop', text: /mail forwarding loop for/i},
  {code: 'delivery-loop-postfix', text: /loops back to (myself|me)\b/i},
  {code: 'delivery-loop-ms', text: /ATTR3\d/i},
  {code: 'delivery-loop-google', text: /message exceeded 50 hops/i},
  {code: 'redirect-loop', enhanced: /^5\.4\.(6|14)$/},
  {
    code: 'redirect-loop',
    text: /too many hops|hop count exceeded|mail loop|routing loop|too many .?received.? headers|loop detected/i,
  },
  {code: 'delivery-connection-refused', enhanced: /^[45]\.4\.316$/},
  {
    code: 'delivery-connection-refused',
    text: /connect(ion)? to \S+ ?(\S+ )?(:? ?connection)? ?(timed out|refused)|connection (timed out|refused)|no route to host|network is unreachable|could ?n[o']t connect to/i,
  },
  {code: 'delivery-untrusted-root', text: /UntrustedRoot/i},
  {code: 'delivery-untrusted-root', enhanced: /^[45]\.4\.317$/},
  {code: 'delivery-mta-sts-failed', text: /MTA-STS/i},
  {code: 'delivery-mta-sts-failed', enhanced: /^[45]\.(4\.8|7\.5)$/},
  {code: 'delivery-dane-failed', enhanced: /^[45]\.7\.32[1-5]$/},
  {code: 'delivery-expired', enhanced: /^(4\.4\.7|5\.4\.300|5\.4\.7)$/},
  {code: 'delivery-expired', text: /message expired|retry (timeout|time) exceeded|delivery time expired|too old/i},
  ...senderOwnershipRules.filter(({code}) => code === 'smtp-sender-ms-send-as-denied'),
  {code: 'redirect-target-unknown', enhanced: /^5\.1\.(1|10)$/},
  ...authenticityRules,
  ...blockRules,
  ...limitRules,
  ...rateRules,
  ...sizeRules,
  ...dataPermanentRules.filter(({code}) => /^(data|policy)-/.test(code)),
  ...dataTemporaryRules.filter(({code}) => code === 'data-timeout'),
  ...recipientPermanentRules.filter(({code}) => /^rcpt-(relay|internal|domain|moved|mailbox)|^policy-ms/.test(code)),
  ...recipientPermanentRules
    .filter(({code, text}) => code === 'rcpt-unknown' && text !== undefined)
    .map((rule): Rule => ({...rule, code: 'redirect-target-unknown'})),
  {code: 'redirect-target-rejects', reply: /^5/},
  {code: 'redirect-target-rejects', enhanced: /^5\.7\./},
]
