import {describe, expect, it} from 'vitest'
import {envelopeSender, rewritingOf} from '../../src/message/spf-rewriting.js'

describe('the envelope sender on arrival', () => {
  it.each([
    ['jobs@acme.example', 'kept', undefined],
    ['JOBS@Acme.Example', 'kept', undefined],
    ['prvs=1078cbd532=jobs@acme.example', 'kept', undefined],
    ['btv1==012abc==jobs@acme.example', 'kept', undefined],
    ['bounces@mail.acme.example', 'kept', undefined],
    ['SRS0=Hh7k=QT=acme.example=jobs@forwarder.example', 'srs', 'acme.example'],
    ['srs0=Hh7k=QT=Acme.Example=jobs@forwarder.example', 'srs', 'acme.example'],
    ['SRS0+Hh7k=QT=acme.example=jobs@forwarder.example', 'srs', 'acme.example'],
    ['SRS0-Hh7k=QT=acme.example=jobs+tag=x@forwarder.example', 'srs', 'acme.example'],
    ['SRS1=9kSd=forwarder.example==Hh7k=QT=acme.example=jobs@second.example', 'srs', 'acme.example'],
    ['prvs=1234abcd=SRS0=Hh7k=QT=acme.example=jobs@forwarder.example', 'srs', 'acme.example'],
    ['jobs+SRS=44ldt=IX=acme.example=karriere@tenant.example', 'srs', 'acme.example'],
    ['bounces+SRS=HnE87=C7@tenant.onmicrosoft.com', 'srs', undefined],
    ['bounces+srs=obr2j=p5@tenant.example', 'srs', undefined],
    ['SRS0=somethingelse@forwarder.example', 'srs', undefined],
    ['karriere+caf_=inbox=recruit.example@gmail.com', 'gmail', undefined],
    ['karriere@forwarder.example', 'replaced', undefined],
    ['srsly@forwarder.example', 'replaced', undefined],
    ['', 'empty', undefined],
    ['MAILER-DAEMON', 'empty', undefined],
  ])('%s is %s', (address, kind, originalDomain) => {
    const seen = envelopeSender(address, 'acme.example')

    expect(seen.kind).toBe(kind)
    expect(seen.originalDomain).toBe(originalDomain)
  })

  it('is shown without control characters and bounded', () => {
    expect(envelopeSender(`\u001b[31m${'a'.repeat(5000)}@x.example`, 'acme.example').address).not.toContain('\u001b')
    expect(envelopeSender(`${'a'.repeat(5000)}@x.example`, 'acme.example').address.length).toBeLessThanOrEqual(200)
  })

  it('takes no long time for hostile addresses', () => {
    const start = performance.now()
    for (const address of [
      `btv1${'=='.repeat(50_000)}@x`,
      `SRS0${'='.repeat(100_000)}@x`,
      `+srs=${'a='.repeat(50_000)}@x`,
    ]) {
      envelopeSender(address, 'acme.example')
    }
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('SPF after rewriting', () => {
  const srs = envelopeSender('SRS0=Hh7k=QT=acme.example=jobs@forwarder.example', 'acme.example')

  it('passes for the redirecting domain only', () => {
    expect(rewritingOf(srs, {result: 'pass', aligned: false, domain: 'forwarder.example'})).toEqual({
      kind: 'srs',
      address: 'SRS0=Hh7k=QT=acme.example=jobs@forwarder.example',
      originalDomain: 'acme.example',
      spfForRedirectOnly: true,
    })
  })

  it('is nothing special where the sender was kept, or SPF did not pass', () => {
    const kept = envelopeSender('jobs@acme.example', 'acme.example')
    expect(rewritingOf(kept, {result: 'pass', aligned: true}).spfForRedirectOnly).toBe(false)
    expect(rewritingOf(srs, {result: 'unknown'}).spfForRedirectOnly).toBe(false)
  })
})
