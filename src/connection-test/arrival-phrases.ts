import type {Translated} from '../wording/language.js'

/** Evidence about the arrival of the probes: what came, and what was ruled out when nothing came. */
export const phrases = {
  waiting: {en: 'waiting for the probe in {folder}', de: 'warte auf die Testnachricht in {folder}'},
  fromOutside: {
    en: 'probe sent from outside, by {sender} through the built-in service',
    de: 'Testnachricht von außen, von {sender} über den E-Mail-Dienst',
  },
  foundIn: {en: 'found in {folder} after {ms} ms', de: 'gefunden in {folder} nach {ms} ms'},
  copies: {en: 'copies in {folder}: {count}', de: 'Exemplare in {folder}: {count}'},
  copyInJunk: {en: 'another one in {folder}', de: 'ein weiteres in {folder}'},
  laterCopy: {
    en: 'copy {number} came {ms} ms after the first, with {id}',
    de: 'Exemplar {number} kam {ms} ms nach dem ersten, mit {id}',
  },
  sameId: {en: 'the same Message-ID', de: 'derselben Message-ID'},
  otherId: {en: 'another Message-ID', de: 'einer anderen Message-ID'},
  seenAfter: {
    en: 'seen {seconds} s after the server took it over',
    de: 'gesehen {seconds} s nach der Annahme durch den Server',
  },
  arrivedLate: {en: 'it arrived only after {seconds} s', de: 'sie kam erst nach {seconds} s an'},
  stillTried: {
    en: 'a server on the way is still trying to deliver it',
    de: 'ein Server auf dem Weg versucht noch, sie zuzustellen',
  },
  slowestHop: {
    en: 'held for {seconds} s between {from} and {to}, as their Received lines say',
    de: 'lag {seconds} s zwischen {from} und {to}, laut deren Received-Zeilen',
  },
  inMailbox: {en: '{folder} of the mailbox {account}', de: '{folder} des Postfachs {account}'},
  bounceFor: {
    en: 'undelivered: a bounce came for {recipient}',
    de: 'unzustellbar: es kam eine Unzustellbarkeitsmeldung für {recipient}',
  },
  bounce: {en: 'undelivered: a bounce came', de: 'unzustellbar: es kam eine Unzustellbarkeitsmeldung'},
  status: {en: 'status {status}', de: 'Status {status}'},
  bounceBeside: {
    en: 'the message arrived all the same: another target of the redirect failed',
    de: 'die Nachricht kam trotzdem an: ein weiteres Ziel der Umleitung schlug fehl',
  },
  delayedNotice: {
    en: 'a server reports a delay and keeps trying: {words}',
    de: 'ein Server meldet eine Verzögerung und versucht es weiter: {words}',
  },
  onlyOutsideBounced: {
    en: 'the bounce came to the external sender; the internal one got none',
    de: 'die Unzustellbarkeitsmeldung ging an den externen Absender; der interne bekam keine',
  },
  confirmation: {
    en: 'a request of {from} to confirm the forwarding is in {folder}',
    de: 'eine Bitte von {from}, die Weiterleitung zu bestätigen, liegt in {folder}',
  },
  confirmationSince: {
    en: 'a request of {from} to confirm the forwarding has been waiting in {folder} since {date}',
    de: 'eine Bitte von {from}, die Weiterleitung zu bestätigen, wartet in {folder} seit {date}',
  },
  confirmationProven: {
    en: 'the receiving server found its sender genuine',
    de: 'der empfangende Server hat den Absender als echt erkannt',
  },
  confirmationUnproven: {
    en: 'the receiving server left no result about its sender',
    de: 'der empfangende Server hat kein Ergebnis zum Absender vermerkt',
  },
  confirmationDoubtful: {
    en: 'a message of {from} asks to confirm a forwarding, but its sender is not proven: its link and code are not shown; open nothing in it before that is clear',
    de: 'eine Nachricht von {from} bittet um Bestätigung einer Weiterleitung, ihr Absender ist aber nicht erwiesen: Link und Code werden nicht gezeigt; nichts darin öffnen, bevor das geklärt ist',
  },
  foreignLink: {
    en: 'it has no link to a host of the provider itself, so none is shown',
    de: 'sie enthält keinen Link auf einen Server des Anbieters selbst, darum wird keiner gezeigt',
  },
  code: {en: 'code {code}', de: 'Code {code}'},
  codeAndLink: {en: 'code {code}, {link}', de: 'Code {code}, {link}'},
  openIt: {en: 'see the message of {from} in {folder}', de: 'siehe die Nachricht von {from} in {folder}'},
  autoReply: {
    en: 'an automatic reply of {from} came, the probe did not: {subject}',
    de: 'eine automatische Antwort von {from} kam, die Testnachricht nicht: {subject}',
  },
  mention: {
    en: 'a message of {from} names the probe without containing it, as the notice of a quarantine does: {subject}',
    de: 'eine Nachricht von {from} nennt die Testnachricht, ohne sie zu enthalten, wie die Meldung einer Quarantäne: {subject}',
  },
  accepted: {en: 'accepted by the sending server {server}', de: 'angenommen vom sendenden Server {server}'},
  acceptedSaying: {
    en: 'accepted by the sending server {server}: {reply}',
    de: 'angenommen vom sendenden Server {server}: {reply}',
  },
  notInFolder: {
    en: 'not seen in {folder} of {account} within {seconds} s',
    de: 'in {folder} von {account} innerhalb von {seconds} s nicht gesehen',
  },
  notInFolders: {
    en: 'nor in its other folders ({count} searched: {folders})',
    de: 'auch nicht in den übrigen Ordnern ({count} durchsucht: {folders})',
  },
  notInUnnamedFolders: {
    en: 'nor in its other folders ({count} searched)',
    de: 'auch nicht in den übrigen Ordnern ({count} durchsucht)',
  },
  andMore: {en: '{names} and {count} more', de: '{names} und {count} weitere'},
  copyThere: {
    en: 'but it is in the company’s own mailbox {account} ({folder}): it arrived there and was not redirected',
    de: 'sie liegt aber im Postfach der Gesellschaft ({account}, {folder}): Dort kam sie an und wurde nicht umgeleitet',
  },
  copyNowhere: {
    en: 'nor in the company’s own mailbox {account} ({count} folders searched)',
    de: 'auch nicht im Postfach der Gesellschaft ({account}, {count} Ordner durchsucht)',
  },
  copyUnknown: {
    en: 'the company’s own mailbox was not looked at: {why}',
    de: 'das eigene Postfach der Gesellschaft wurde nicht durchsucht: {why}',
  },
  copyNotOpened: {en: 'it could not be opened', de: 'es ließ sich nicht öffnen'},
  copyNotSelected: {en: 'the check redirect-copy is left out', de: 'die Prüfung redirect-copy wurde ausgelassen'},
  notInOthers: {
    en: 'nor in the other mailboxes of the settings: {accounts}',
    de: 'auch nicht in den anderen Postfächern der Einstellungen: {accounts}',
  },
  noBounce: {en: 'no bounce in {mailboxes}', de: 'keine Unzustellbarkeitsmeldung in {mailboxes}'},
  bounceUnseen: {
    en: 'a bounce would go to {sender}, whose mailbox was not looked at',
    de: 'eine Unzustellbarkeitsmeldung ginge an {sender}; dieses Postfach wurde nicht durchsucht',
  },
  noAutoReply: {en: 'no automatic reply', de: 'keine automatische Antwort'},
  noConfirmation: {
    en: 'no request of a provider to confirm the forwarding waits in {folders}',
    de: 'keine Bitte eines Anbieters, die Weiterleitung zu bestätigen, wartet in {folders}',
  },
  outsideArrived: {
    en: 'the probe from outside ({sender}) arrived: only mail of internal senders is lost',
    de: 'die Testnachricht von außen ({sender}) kam an: nur Nachrichten interner Absender gehen verloren',
  },
  outsideLost: {
    en: 'the probe from outside ({sender}) did not arrive either',
    de: 'auch die Testnachricht von außen ({sender}) kam nicht an',
  },
  insideArrived: {
    en: 'the company’s own probe arrived: only mail of external senders is lost',
    de: 'die Testnachricht der Gesellschaft selbst kam an: nur Nachrichten externer Absender gehen verloren',
  },
  noOutside: {
    en: 'no probe was sent from outside: {why}',
    de: 'von außen wurde keine Testnachricht geschickt: {why}',
  },
  outsideRefused: {
    en: 'the built-in service did not take it',
    de: 'der E-Mail-Dienst nahm sie nicht an',
  },
  mxIs: {en: 'mail for {domain} goes to {hosts}', de: 'E-Mails für {domain} gehen an {hosts}'},
  mxElsewhere: {
    en: 'mail for {domain} goes to {hosts}, which is not the server of the mailbox or sender in the settings ({server})',
    de: 'E-Mails für {domain} gehen an {hosts}; das ist nicht der Server des Postfachs oder Absenders in den Einstellungen ({server})',
  },
  targetIsInbound: {
    en: 'the redirect is expected to lead to {to}, the address of the inbound mailbox',
    de: 'die Umleitung soll an {to} führen, die Adresse des Eingangspostfachs',
  },
  targetDiffers: {
    en: 'the redirect is expected to lead to {to}, but the inbound mailbox has the address {inbound}: whether {to} leads there is not known',
    de: 'die Umleitung soll an {to} führen, das Eingangspostfach hat aber die Adresse {inbound}: ob {to} dorthin führt, ist nicht bekannt',
  },
  onlyIn: {
    en: 'it is only in {folder} of the company’s mailbox, which is no copy that stays',
    de: 'sie liegt nur in {folder} des eigenen Postfachs; das ist keine Kopie, die bleibt',
  },
  noCopy: {
    en: 'no copy of {id} in any folder of the company’s mailbox ({count} searched)',
    de: 'keine Kopie von {id} in einem Ordner des eigenen Postfachs ({count} durchsucht)',
  },
} satisfies Record<string, Translated>
