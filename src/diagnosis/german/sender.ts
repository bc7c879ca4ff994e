import type {sender as english} from '../catalogue/sender.js'
import type {TextsOf} from '../entry.js'

export const sender: TextsOf<typeof english> = {}
