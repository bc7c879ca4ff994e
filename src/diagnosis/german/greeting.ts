import type {greeting as english} from '../catalogue/greeting.js'
import type {TextsOf} from '../entry.js'

export const greeting: TextsOf<typeof english> = {}
