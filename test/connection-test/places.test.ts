import {expect, it} from 'vitest'
import {Places} from '../../src/connection-test/places.js'

/** Work that ends when told to. */
function task(): {work: () => Promise<void>; end: () => void; begun: () => boolean} {
  let end = (): void => undefined
  let begun = false
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const work = (): Promise<void> => {
    begun = true
    return ended
  }
  return {work, end: () => end(), begun: () => begun}
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('lets no more in than there are places, and the next one when a place is given back', async () => {
  const places = new Places(2, Infinity)
  const tasks = [task(), task(), task()]
  const all = tasks.map(({work}) => places.run(work))
  await settle()
  expect(tasks.map(({begun}) => begun())).toEqual([true, true, false])
  tasks[1]?.end()
  await all[1]
  await settle()
  expect(tasks.map(({begun}) => begun())).toEqual([true, true, true])
  for (const {end} of tasks) end()
  await Promise.all(all)
})

it('lets the next one in when the work before it hangs', async () => {
  const places = new Places(1, 20)
  const hanging = task()
  const next = task()
  const hung = places.run(hanging.work)
  const done = places.run(next.work)
  next.end()
  await done
  expect(next.begun()).toBe(true)
  hanging.end()
  await hung
})

it('gives a place back once, however often it is given back', async () => {
  const places = new Places(1, Infinity)
  const leave = await places.enter()
  leave()
  leave()
  await settle()
  const [one, other] = [task(), task()]
  const all = [places.run(one.work), places.run(other.work)]
  await settle()
  expect([one.begun(), other.begun()]).toEqual([true, false])
  one.end()
  other.end()
  await Promise.all(all)
})

it('gives the place back when the work fails', async () => {
  const places = new Places(1, Infinity)
  await expect(places.run(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  await expect(places.run(() => Promise.resolve('done'))).resolves.toBe('done')
})
