import type {imap as english} from '../catalogue/imap.js'
import type {TextsOf} from '../entry.js'

export const imap: TextsOf<typeof english> = {}
