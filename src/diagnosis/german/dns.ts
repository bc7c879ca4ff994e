import type {dns as english} from '../catalogue/dns.js'
import type {TextsOf} from '../entry.js'

export const dns: TextsOf<typeof english> = {}
