/** Every exit code, in one place; the help prints this table. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  broken: 3,
  unavailable: 4,
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'fine',
  1: 'unexpected: a bug',
  2: 'wrong usage or invalid settings',
  3: 'tested, and it is broken',
  4: 'could not test or do it (secret missing, keychain locked, network of this machine down)',
  130: 'interrupted',
}
