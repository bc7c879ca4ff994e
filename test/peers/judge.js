// What a peer made of a fault.
import {codeOfFault} from '../../dist/sandbox/faults.js'
import {areaOf} from './areas.js'
import {criterionOf} from './criterion.js'

/**
 * Marks, best first: `cause` names it in words of its own, `words` shows what the server said, `unclear` fails without
 * either, `passed` ends with exit code 0 in an area where it looks, `beyond` does so where it does not look.
 * @param sound the runs of the same peer in a sound world: what it says there tells nothing of a fault
 */
export function judge(peer, fault, runs, sound) {
  const mark = peer.name === 'recruitmail' ? ownMark(codeOfFault(fault), runs) : markOf(peer, fault, runs, sound)
  return {...mark, ms: total(runs)}
}

/** The product is held to its code: the first finding has to be the fault. */
function ownMark(code, [{stdout, exitCode}]) {
  const [finding] = findingsOf(stdout)
  if (finding?.code === code) return {mark: 'cause', remedy: finding.remedy.length > 0}
  return {mark: exitCode === 0 ? 'passed' : 'unclear', remedy: false, said: finding?.code}
}

function findingsOf(stdout) {
  try {
    return JSON.parse(stdout).companies[0].findings
  } catch {
    return []
  }
}

function markOf({reach}, fault, runs, sound) {
  const said = saidBeyond(runs, sound)
  const {cause, words} = criterionOf(fault)
  const remedy = advice.test(said)
  if (cause?.test(said)) return {mark: 'cause', remedy}
  if (words.some((each) => shows(each, runs, sound, said))) return {mark: 'words', remedy: false}
  if (runs.some(({exitCode}) => exitCode !== 0)) return {mark: 'unclear', remedy: false}
  return {mark: reach.includes(areaOf(fault)) ? 'passed' : 'beyond', remedy: false}
}

/** What it always says shows nothing, unless with other words than usual. */
function shows(words, runs, sound, said) {
  return words.test(said) || (words.test(linesOf(runs).join('\n')) && !words.test(linesOf(sound).join('\n')))
}

/** A tool that names the cause and also says what to do about it. */
const advice = /^(?!< |<[-*~]).*\b(you (should|may|can|need)|try (to|using|with)|consider|make sure)\b/im

/** The lines that do not stand in the runs in a sound world, numbers aside. */
function saidBeyond(runs, sound) {
  const usual = new Set(linesOf(sound).map(withoutNumbers))
  return linesOf(runs)
    .filter((line) => !usual.has(withoutNumbers(line)))
    .join('\n')
}

function linesOf(runs) {
  return runs.flatMap(({stdout, stderr}) => `${stdout}\n${stderr}`.split(/[\r\n]+/)).map((line) => line.trim())
}

function withoutNumbers(line) {
  return line.replaceAll(/\d+/g, '#')
}

function total(runs) {
  return runs.reduce((sum, {ms}) => sum + ms, 0)
}
