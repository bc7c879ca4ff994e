import type {tls as english} from '../catalogue/tls.js'
import type {TextsOf} from '../entry.js'

export const tls: TextsOf<typeof english> = {}
