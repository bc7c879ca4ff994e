import {expect, it} from 'vitest'
import {slowestHop} from '../../src/message/hop-times.js'

const received = (by: string, time: string): string =>
  `Received: from x.example (x.example [192.0.2.1])\r\n\tby ${by} with ESMTPS id 1; Mon, 23 Nov 2026 ${time} +0100 (CET)`

function slowest(...fields: string[]): ReturnType<typeof slowestHop> {
  return slowestHop(Buffer.from(`${[...fields, 'Subject: x', '', 'y'].join('\r\n')}`))
}

it('names the two servers between which a message waited longest', () => {
  expect(
    slowest(
      received('imap.recruit.example', '10:02:05'),
      received('mx.recruit.example', '10:02:04'),
      received('mx.acme.example', '10:00:03'),
      received('smtp.acme.example', '10:00:00'),
    ),
  ).toEqual({from: 'mx.acme.example', to: 'mx.recruit.example', seconds: 121})
})

it('takes clocks that go backwards, fields without a date and single hops for no delay', () => {
  expect(slowest(received('b.example', '09:59:00'), received('a.example', '10:00:00'))).toBeUndefined()
  expect(slowest('Received: from x by y; yesterday', received('a.example', '10:00:00'))).toBeUndefined()
  expect(slowest()).toBeUndefined()
})
