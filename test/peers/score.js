// From single marks to a score.
import {areaNames} from './areas.js'

const best = ['cause', 'words', 'unclear', 'passed', 'beyond']
export const together = 'all others together'

/**
 * @returns the outcomes with the best mark of all peers added, counts by tool and by tool and area, and the number of
 * faults in areas where any of the peers looks.
 */
export function scoreOf(played, peers) {
  const others = peers.map(({name}) => name).filter((name) => name !== 'recruitmail')
  const outcomes = played.map((each) => ({...each, marks: {...each.marks, [together]: bestOf(each.marks, others)}}))
  const names = [...peers.map(({name}) => name), together]
  const reached = new Set(peers.flatMap(({reach = []}) => reach))
  const within = outcomes.filter(({area}) => reached.has(area))
  return {
    outcomes,
    peers,
    names,
    within: within.length,
    tools: names.map((name) => ({...countsOf(outcomes, name), toldWithin: countsOf(within, name).told})),
    areas: areaNames
      .map((area) => ({area, own: outcomes.filter((each) => each.area === area)}))
      .filter(({own}) => own.length > 0)
      .map(({area, own}) => ({area, of: own.length, told: names.map((name) => countsOf(own, name).told)})),
  }
}

function bestOf(marks, names) {
  const all = names.map((name) => marks[name])
  const mark = best.find((each) => all.some((one) => one.mark === each)) ?? 'beyond'
  return {mark, remedy: all.some(({remedy}) => remedy), ms: all.reduce((sum, {ms}) => sum + ms, 0)}
}

function countsOf(outcomes, name) {
  const own = outcomes.map(({marks}) => marks[name])
  const count = (kind) => own.filter(({mark}) => mark === kind).length
  return {
    ...Object.fromEntries(best.map((kind) => [kind, count(kind)])),
    told: count('cause') + count('words'),
    passedErrors: outcomes.filter(({degraded, marks}) => !degraded && marks[name].mark === 'passed').length,
    remedy: own.filter(({remedy}) => remedy).length,
    medianMs: median(own.map(({ms}) => ms)),
  }
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
