import type {Evidence} from '../connection/evidence.js'
import {presentable as safe} from '../connection/printable.js'
import type {TokenFacts} from '../connection/token-facts.js'
import type {Translated} from '../wording/language.js'
import {phrase, type Words} from '../wording/phrase.js'

const texts = {
  issuedFor: {
    en: 'the access token is meant for {audience} (looked at on this machine)',
    de: 'das Zugriffstoken ist für {audience} ausgestellt (auf diesem Rechner geprüft)',
  },
  expired: {en: 'the access token has expired', de: 'das Zugriffstoken ist abgelaufen'},
  notYetValid: {
    en: 'the access token is not valid yet by the clock of this machine',
    de: 'das Zugriffstoken ist nach der Uhr dieses Rechners noch nicht gültig',
  },
  lacksPermission: {
    en: 'the access token has no scope and no role for this protocol',
    de: 'das Zugriffstoken hat weder eine Berechtigung (scp) noch eine Rolle für dieses Protokoll',
  },
  appOnly: {
    en: 'the access token stands for an application, not for a user',
    de: 'das Zugriffstoken steht für eine Anwendung, nicht für einen Benutzer',
  },
  otherUser: {
    en: 'the access token belongs to another user than the account',
    de: 'das Zugriffstoken gehört einem anderen Benutzer als dem Konto',
  },
  refused: {
    en: 'the server says of the token: status {status}, wanted scope: {scope}',
    de: 'der Server antwortet auf das Token: Status {status}, verlangte Berechtigung (scope): {scope}',
  },
  refusedBriefly: {
    en: 'the server says of the token: status {status}',
    de: 'der Server antwortet auf das Token: Status {status}',
  },
} satisfies Record<string, Translated>

/** What a refused access token and the server's challenge tell, without a piece of the token. */
export function tokenLines({token, tokenRefusal}: Evidence): Words[] {
  const {status, scope} = tokenRefusal ?? {}
  return [
    ...(status === undefined
      ? []
      : [
          scope === undefined
            ? phrase(texts.refusedBriefly, {status: safe(status)})
            : phrase(texts.refused, {status: safe(status), scope: safe(scope)}),
        ]),
    ...(token === undefined ? [] : factLines(token)),
  ]
}

function factLines(token: TokenFacts): Words[] {
  const {audience} = token
  return [
    ...(audience === undefined ? [] : [phrase(texts.issuedFor, {audience: safe(audience)})]),
    ...(token.expired === true ? [phrase(texts.expired)] : []),
    ...(token.notYetValid === true ? [phrase(texts.notYetValid)] : []),
    ...(token.permitted === false ? [phrase(texts.lacksPermission)] : []),
    ...(token.appOnly === true ? [phrase(texts.appOnly)] : []),
    ...(token.ownAccount === false ? [phrase(texts.otherUser)] : []),
  ]
}
