import type {Language} from '../wording/language.js'

/** What a report needs to know besides the result; the same for every format. */
export interface ReportOptions {
  readonly lang: Language
  /** Warnings count as broken. */
  readonly strict: boolean
  /** Limit for the test of one company, in ms. */
  readonly timeoutMs: number
  /** Name of the machine that tested. */
  readonly host: string
  /** Version of this program. */
  readonly version: string
  /** What has to be typed to test one company again. */
  readonly retest: (company: string) => string
  /** Zone of the times shown; default: that of this machine. */
  readonly timeZone?: string
}
