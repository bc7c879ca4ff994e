/** What the keychain's child process is asked on standard input, one JSON object. */
export type KeychainRequest =
  | {readonly operation: 'get'; readonly account: string}
  | {readonly operation: 'has'; readonly accounts: readonly string[]}
  | {readonly operation: 'set'; readonly account: string; readonly value: string}
  | {readonly operation: 'delete'; readonly account: string}

/** What it answers on standard output, one JSON object. */
export type KeychainResponse =
  | {readonly operation: 'get'; readonly value: string | null}
  | {readonly operation: 'has'; readonly held: readonly string[]}
  /** `kept` is false when reading back gave something else; `previous` is what was there before. */
  | {readonly operation: 'set'; readonly kept: boolean; readonly previous: string | null}
  | {readonly operation: 'delete'; readonly removed: boolean}
  | {readonly operation: 'failed'; readonly stage: 'not-installed' | 'load' | 'call'; readonly message: string}

/** The service name under which the operating system lists our entries. */
export const keychainService = 'recruitmail'
