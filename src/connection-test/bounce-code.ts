import type {FindingCode} from '../diagnosis/catalogue.js'
import {classifyBounce} from '../diagnosis/classify.js'
import {smtpReply} from '../diagnosis/reply.js'
import type {Bounce} from '../message/bounce.js'
import type {ProviderId} from '../provider/provider.js'

/** The code of the catalogue for the bounce of a probe that a redirect sent on. */
export function bounceCode({action, status, diagnostic}: Bounce, provider?: ProviderId): FindingCode {
  const said = smtpReply(diagnostic ?? '')
  const code = classifyBounce({...said, enhanced: status ?? said.enhanced}, provider)
  if (code === 'delivery-bounced' && action === 'delayed') return 'delivery-delayed'
  return code
}
