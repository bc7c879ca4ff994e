// From single marks to a score.
import {areaNames} from './areas.js'

const best = ['cause', 'words', 'unclear', 'passed', 'beyond']
export const together = 'all six together'

/** @returns the outcomes with the best mark of all peers added, and counts by tool and by tool and area. */
export function scoreOf(played, peers) {
  const others = peers.map(({name}) => name).filter((name) => name !== 'recruitmail')
  const outcomes = played.map((each) => ({...each, marks: {...each.marks, [together]: bestOf(each.marks, others)}}))
  const names = [...peers.map(({name}) => name), together]
  return {
    outcomes,
    peers,
    names,
    tools: names.map((name) => ({name, ...countsOf(outcomes.map(({marks}) => marks[name]))})),
    areas: areaNames
      .map((area) => ({area, own: outcomes.filter((each) => each.area === area)}))
      .filter(({own}) => own.length > 0)
      .map(({area, own}) => ({
        area,
        of: own.length,
        told: names.map((name) => countsOf(own.map(({marks}) => marks[name])).told),
      })),
  }
}

function bestOf(marks, names) {
  const all = names.map((name) => marks[name])
  const mark = best.find((each) => all.some((one) => one.mark === each)) ?? 'beyond'
  return {mark, remedy: all.some(({remedy}) => remedy), ms: all.reduce((sum, {ms}) => sum + ms, 0)}
}

function countsOf(marks) {
  const count = (name) => marks.filter(({mark}) => mark === name).length
  return {
    ...Object.fromEntries(best.map((name) => [name, count(name)])),
    told: count('cause') + count('words'),
    remedy: marks.filter(({remedy}) => remedy).length,
    medianMs: median(marks.map(({ms}) => ms)),
  }
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
