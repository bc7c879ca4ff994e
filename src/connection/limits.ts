/** Time limits of the steps of one conversation, in ms. */
export interface Limits {
  readonly dns: number
  readonly connect: number
  readonly tls: number
  /** Servers may hold their greeting back for half a minute on purpose. */
  readonly greeting: number
  /** One command and its reply. */
  readonly reply: number
}

/** Shares of a total time, capped at what a slow but healthy server takes (RFC 5321 section 4.5.3.2 allows minutes). */
export function limitsWithin(totalMs: number): Limits {
  const share = (part: number, most: number): number => Math.max(50, Math.min(most, Math.round(totalMs * part)))
  return {
    dns: share(0.25, 15_000),
    connect: share(0.25, 20_000),
    tls: share(0.25, 20_000),
    greeting: share(0.4, 45_000),
    reply: share(0.5, 60_000),
  }
}

/** How a conversation is bounded and observed. */
export interface ConversationOptions {
  readonly limits: Limits
  readonly signal?: AbortSignal | undefined
}
