import {expect, it, vi} from 'vitest'
import {verifyDkim} from '../../src/message/dkim.js'
import {dkimSigner} from '../../src/sandbox/dkim-signer.js'

const message = Buffer.from('From: jobs@acme.example\r\nSubject: proof\r\n\r\nThis line proves the channel.\r\n')

it('signs soundly though a second passes while it signs', async () => {
  const {sign, publicKey} = await dkimSigner()
  let now = Date.now()
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000))
  const signed = await sign(message).finally(() => clock.mockRestore())

  const resolver = {custom: true, resolve: async () => [[`v=DKIM1; k=rsa; p=${publicKey}`]]}
  expect(await verifyDkim(signed, resolver as never)).toMatchObject([{result: 'pass'}])
})
