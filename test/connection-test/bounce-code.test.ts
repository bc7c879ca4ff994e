import {expect, it} from 'vitest'
import {bounceCode} from '../../src/connection-test/bounce-code.js'

it.each([
  [
    {status: '5.7.520', diagnostic: 'Access denied, Your organization does not allow external forwarding. AS(7555)'},
    'redirect-ms-external-blocked',
  ],
  [{status: '5.1.1'}, 'redirect-target-unknown'],
  [{status: '5.1.10'}, 'redirect-target-unknown'],
  [{status: '5.4.6'}, 'redirect-loop'],
  [{status: '5.4.14', diagnostic: '554 5.4.14 Hop count exceeded - possible mail loop'}, 'redirect-loop'],
  [{status: '5.4.6', diagnostic: 'mail forwarding loop for karriere@acme.example'}, 'redirect-postfix-forward-loop'],
  [{status: '5.2.2'}, 'rcpt-mailbox-full'],
  [{status: '5.0.0', diagnostic: '550 Quota exceeded'}, 'rcpt-mailbox-full'],
  [{status: '5.7.1', diagnostic: '550 5.7.1 rejected as spam'}, 'data-spam-content'],
  [{status: '5.7.1', diagnostic: '550 5.7.1 not here'}, 'redirect-target-rejects'],
  [
    {
      status: '5.7.26',
      diagnostic: '550-5.7.26 The MAIL FROM domain [acme.example] has an SPF record with a hard fail policy (-all)',
    },
    'spf-hardfail-rejected',
  ],
  [
    {
      status: '5.7.26',
      diagnostic: "550-5.7.26 Unauthenticated email from acme.example is not accepted due to domain's DMARC policy",
    },
    'dmarc-rejected-google',
  ],
  [{}, 'delivery-bounced'],
])('%j is %s', (told, code) => {
  expect(bounceCode({action: 'failed', ...told})).toBe(code)
})

it('takes a bounce that only delays for a delay', () => {
  expect(bounceCode({action: 'delayed'})).toBe('delivery-delayed')
})
