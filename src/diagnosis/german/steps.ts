import type {Step} from '../entry.js'

/** Steps that many remedies share, in German; the same names as in the English file. */
export const enterPassword: Step = [
  'Passwort neu eingeben: recruitmail secret set {secretId}',
  'Passwort neu eingeben mit: recruitmail secret set',
]
export const enterAppPassword: Step = [
  'Hier hinterlegen: recruitmail secret set {secretId}',
  'Hier hinterlegen mit: recruitmail secret set',
]
export const useStarttls: Step = '{set} --port {starttlsPort} --encryption starttls'
export const useTls: Step = '{set} --port {tlsPort} --encryption tls'
export const testAgain: Step = 'Erneut testen: {retest}'
export const waitAndTest: Step = 'Einige Minuten warten, dann erneut testen: {retest}'
export const portReachable: Step = [
  'Prüfen, ob dieser Rechner den Port erreicht: nc -vz {host} {port}',
  'Prüfen, ob dieser Rechner den Port erreicht: nc -vz HOST PORT',
]
export const seeCertificate: Step = [
  'Das Zertifikat selbst ansehen: openssl s_client -connect {host}:{port} -servername {host} {opensslStarttls}',
  'Das Zertifikat selbst ansehen: openssl s_client -connect HOST:PORT -servername HOST',
]
export const askAdmin: Step = [
  'Diese Zeilen an die Administration von {host} geben; den Grund nennt das Server-Log zum Zeitpunkt des Tests.',
  'Diese Zeilen an die Administration des Servers geben; den Grund nennt dessen Log zum Zeitpunkt des Tests.',
]
export const askProvider: Step = [
  'Diese Zeilen an den Support des Anbieters geben, mit dem Zeitpunkt des Tests und dem Konto {account}.',
  'Diese Zeilen an den Support des Anbieters geben, mit dem Zeitpunkt des Tests.',
]
export const useDocumented: Step = [
  'Den Server eintragen, den der Anbieter für Mailprogramme nennt: {set} {providerServer}',
  'Den Server eintragen, den der Anbieter für Mailprogramme nennt: {set} --host HOST --port {starttlsPort} --encryption starttls',
]
export const trustCa: Step =
  'Dem Zertifikat bewusst vertrauen: recruitmail config export > recruitmail.yaml, dann dort network: {caFile: /pfad/zur/ca.pem} ergänzen und übernehmen: recruitmail config apply recruitmail.yaml'
export const otherResolver: Step =
  'Oder einen anderen Resolver nennen: recruitmail config export > recruitmail.yaml, dann dort network: {dnsServers: ["9.9.9.9"]} ergänzen und übernehmen: recruitmail config apply recruitmail.yaml'
export const checkDomain: Step = [
  'Nachsehen, ob SPF, DKIM und DMARC von {senderDomain} in Ordnung sind: {retest} --only domain-policy',
  'Nachsehen, ob SPF, DKIM und DMARC der Absenderdomain in Ordnung sind: {retest} --only domain-policy',
]
