import type {recipient as english} from '../catalogue/recipient.js'
import type {TextsOf} from '../entry.js'

export const recipient: TextsOf<typeof english> = {}
