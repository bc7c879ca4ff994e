import type {alignment as english} from '../catalogue/alignment.js'
import type {TextsOf} from '../entry.js'

export const alignment: TextsOf<typeof english> = {}
