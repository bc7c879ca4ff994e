import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Failure} from '../failure.js'
import {applicationMessage, applicationToBeta} from './application.js'
import type {Folder, StoredMessage} from './imap-mailbox.js'
import type {Practice} from './practice.js'
import {addresses} from './world-settings.js'

/** One step of the guided tour: what is told, and what is typed or shown. */
export type TourStep =
  | {
      readonly kind: 'command'
      readonly text: string
      /** What one would type after `recruitmail`. */
      readonly command: readonly string[]
      /** What the command ends with when the tour goes as it should; 0 unless told. */
      readonly exitCode?: number
    }
  | {readonly kind: 'message'; readonly text: string; readonly message: Buffer}

const answerFile = 'answer.txt'

/**
 * The way from an empty machine to an answered application, and what a broken redirect looks like. The world changes
 * between the steps: each must be carried out before the next is asked for.
 * @throws Failure `nothing-arrived`
 */
export async function* tour({world, files}: Practice): AsyncGenerator<TourStep> {
  yield {
    kind: 'command',
    text: 'One YAML file describes the companies, their mail servers and the redirect. Two companies: ACME sends from its own address, Beta has none and sends as ACME. Store it:',
    command: ['config', 'apply', 'settings.yaml'],
  }
  yield {
    kind: 'command',
    text: 'Is the channel sound? The test logs in, sends a probe to the recruiting address, sees it arrive through the redirect, and compares what arrived with what was sent:',
    command: ['test-connection', '--company', 'acme'],
  }
  yield {
    kind: 'command',
    text: 'What is in effect for Beta, and where does each value come from?',
    command: ['company', 'show', 'beta'],
  }
  yield {
    kind: 'command',
    text: 'Beta has a recruiting address and a redirect of its own, so it is tested by itself:',
    command: ['test-connection', '--company', 'beta'],
  }
  const {inbox} = world.mailbox(addresses.inbound)
  const nextUid = inbox.uidNext
  await world.deliver(applicationMessage(applicationToBeta), {from: addresses.jane, to: [applicationToBeta.to]})
  const {uid} = await arrivalIn(inbox, nextUid)
  yield {
    kind: 'command',
    text: `Jane writes to ${addresses.beta}. The redirect brings her message here:`,
    command: ['unassigned', 'list'],
  }
  yield {
    kind: 'command',
    text: 'Read it; it stays unread for everybody else:',
    command: ['unassigned', 'show', String(uid)],
  }
  yield {
    kind: 'command',
    text: 'It is about the job dev-1. Assigning moves it to the folder of the job, where every mail program sees it:',
    command: ['unassigned', 'assign', String(uid), '--job', 'dev-1'],
  }
  await writeFile(
    join(files.directory, answerFile),
    'Guten Tag Frau Doe,\n\nvielen Dank für Ihre Bewerbung. Passt Ihnen Montag, 10 Uhr?\n\nBeta AG\n',
  )
  yield {
    kind: 'command',
    text: 'Answer her. The answer leaves through the channel that was proven, in the name of Beta:',
    command: ['reply', addresses.jane, '--text-file', answerFile, '--yes'],
  }
  const answer = await arrivalIn(world.mailbox(addresses.jane).inbox, 1)
  yield {kind: 'message', text: 'And this is what Jane receives:', message: answer.raw}
  world.setRedirect('target-unknown')
  yield {
    kind: 'command',
    text: 'A week later somebody mistypes the target of the redirect. Applications would be lost without a word; the same test, run every hour, says what broke and what to do:',
    command: ['test-connection', '--company', 'acme'],
    exitCode: 3,
  }
}

const longestWaitMs = 5000

/** The first message of a folder with this UID or a higher one, as soon as it is there. */
function arrivalIn(folder: Folder, uid: number): Promise<StoredMessage> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      const message = folder.messages.find((candidate) => candidate.uid >= uid)
      if (message === undefined) return
      clearTimeout(timer)
      stop()
      resolve(message)
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Failure('broken', 'nothing-arrived', 'The message did not arrive in the mail world of the tour.'))
    }, longestWaitMs)
    const stop = folder.watch({folderChanged: check})
    check()
  })
}
