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

/** What monitoring plugins exit with (Monitoring Plugins Development Guidelines); for `--format nagios` alone. */
export const pluginExitCodes = {ok: 0, warning: 1, critical: 2, unknown: 3} as const satisfies Record<string, ExitCode>

export const pluginExitCodeMeanings: Readonly<Record<(typeof pluginExitCodes)[keyof typeof pluginExitCodes], string>> =
  {
    0: 'OK',
    1: 'WARNING: it works, with warnings',
    2: 'CRITICAL: tested, and it is broken (with --strict warnings too)',
    3: 'UNKNOWN: could not be tested, wrong usage, interrupted, or a bug',
  }
