import type {delivery as english} from '../catalogue/delivery.js'
import type {TextsOf} from '../entry.js'

export const delivery: TextsOf<typeof english> = {}
