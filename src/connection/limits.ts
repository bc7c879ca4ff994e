/** Time limits of the steps of one conversation, in ms. */
export interface Limits {
  readonly dns: number
  readonly connect: number
  readonly tls: number
  /** Servers may hold their greeting back for half a minute on purpose. */
  readonly greeting: number
  /** One command and its reply. */
  readonly reply: number
  /** A whole message until the server says that it took it over. */
  readonly content: number
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
    content: share(1, 120_000),
  }
}

/** What a step gets at least, in ms, however little time is left. */
const leastMs = 500

/** The same limits, none of which reaches beyond `until`, in ms of `performance.now()`: many slow steps end in time too. */
export function limitsUntil(limits: Limits, until: number): Limits {
  const left = (limit: number): number => Math.min(limit, Math.max(leastMs, until - performance.now()))
  return {
    get dns() {
      return left(limits.dns)
    },
    get connect() {
      return left(limits.connect)
    },
    get tls() {
      return left(limits.tls)
    },
    get greeting() {
      return left(limits.greeting)
    },
    get reply() {
      return left(limits.reply)
    },
    get content() {
      return left(limits.content)
    },
  }
}

/** How a conversation is bounded and observed. */
export interface ConversationOptions {
  readonly limits: Limits
  readonly signal?: AbortSignal | undefined
}
