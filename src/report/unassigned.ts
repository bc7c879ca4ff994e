import type {AssignmentResult} from '../mailbox/assignment.js'
import type {UnassignedMessage} from '../mailbox/message-row.js'
import type {ListingCounts} from '../mailbox/unassigned.js'
import {clip, fold} from './layout.js'
import {padded} from './table.js'

/** Narrower than this no table can be read. */
const leastColumns = 60

/** One message on one line, with a second one for what the first has no room for: company, attachments, suggestion. */
export function renderUnassigned(message: UnassignedMessage, columns: number): string {
  const {id, date, from, subject} = message
  const who = from === null ? '(no sender)' : from.name === '' ? from.address : from.name
  const title = subject === '' ? '(no subject)' : subject
  const width = Math.max(leastColumns, columns)
  const senderWidth = width < 100 ? 18 : 24
  const line = `${String(id).padStart(6)}  ${localTime(date)}  ${padded(clip(who, senderWidth), senderWidth)}  ${title}`
  const facts = factsOf(message)
  return facts === '' ? clip(line, width) : `${clip(line, width)}\n${clip(`        ${facts}`, width)}`
}

function factsOf({company, attachments, suggestion}: UnassignedMessage): string {
  const names = attachments.map(({name}) => name)
  const files = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
  return [
    ...(company === null ? [] : [`to ${company}`]),
    ...(files === '' ? [] : [files]),
    ...(suggestion === null ? [] : [`perhaps ${suggestion.job} (${suggestion.reason})`]),
  ].join(' · ')
}

/** Local time to the minute: `2026-11-22 10:00`. */
export function localTime(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ' '.repeat(16)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What stands below the list: how many there are, what could not be read, and what to type next. */
export function renderListingEnd(
  folder: string,
  listed: number,
  {total, unreadable}: ListingCounts,
  filtered: boolean,
  columns = Infinity,
): string {
  if (total === 0) return `No unassigned messages in ${folder}.`
  const more = !filtered && listed < total ? '; --all shows the rest' : ''
  const lines = [
    `${listed} of ${total} unassigned messages in ${folder}${more}.`,
    ...(unreadable === 0 ? [] : [`${unreadable} of them could not be read in full.`]),
    'To read one: recruitmail unassigned show ID',
    'To assign:   recruitmail unassigned assign ID --job JOB',
  ]
  return fold(lines.join('\n'), columns)
}

export function renderAssignments({assigned, failed}: AssignmentResult, columns = Infinity): string {
  const lines = [
    ...assigned.map(({id, job, folder, newId}) => `${id} is assigned to ${job}: now ${newId ?? `in ${folder}`}`),
    ...failed.map(({id, message}) => `${id} was not assigned: ${message}`),
  ]
  return fold(lines.join('\n'), columns)
}
