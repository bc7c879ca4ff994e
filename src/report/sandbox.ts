import type {ChalkInstance} from 'chalk'
import {wrap} from './layout.js'

export interface SandboxNotice {
  readonly settingsFile: string
  readonly secretsFile: string
  /** What is broken, in words; undefined in a sound world. */
  readonly broken: string | undefined
}

/** What the sandbox prints when it is ready: where its files are and what to type in another terminal. */
export function renderSandbox({settingsFile, secretsFile, broken}: SandboxNotice, palette: ChalkInstance): string {
  return [
    palette.bold('A mail world in memory: ACME GmbH, Beta AG, and Jane who applies to both.'),
    '',
    `  Settings  ${settingsFile}`,
    `  Secrets   ${secretsFile}`,
    ...(broken === undefined ? [] : wrap(broken, 80, '  Broken    ')),
    '',
    'In another terminal:',
    '',
    `  . ${secretsFile}`,
    `  recruitmail config apply ${settingsFile}`,
    '  recruitmail test-connection --all',
    '  recruitmail unassigned list',
    '',
    'Ctrl-C ends it and removes its files.',
  ].join('\n')
}

/** Every fault with what it breaks, for `--list-faults` and for the refusal of an unknown one. */
export function renderFaults(faults: Readonly<Record<string, {readonly breaks: string}>>, columns = Infinity): string {
  const width = Math.max(...Object.keys(faults).map((code) => code.length))
  return Object.entries(faults)
    .flatMap(([code, {breaks}]) => wrap(breaks, columns, `${code.padEnd(width)}  `))
    .join('\n')
}
