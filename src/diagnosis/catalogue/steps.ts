import type {Step} from '../entry.js'

/** Steps that many remedies share. */
export const enterPassword: Step = [
  'Enter the password again: recruitmail secret set {secretId}',
  'Enter the password again with recruitmail secret set.',
]
export const enterAppPassword: Step = [
  'Store it here: recruitmail secret set {secretId}',
  'Store it here with recruitmail secret set.',
]
export const useStarttls: Step = '{set} --port {starttlsPort} --encryption starttls'
export const useTls: Step = '{set} --port {tlsPort} --encryption tls'
export const testAgain: Step = 'Test again: {retest}'
export const waitAndTest: Step = 'Wait some minutes, then test again: {retest}'
export const portReachable: Step = [
  'See whether this machine reaches the port: nc -vz {host} {port}',
  'See with nc -vz HOST PORT whether this machine reaches the port.',
]
export const seeCertificate: Step = [
  'Look at the certificate yourself: openssl s_client -connect {host}:{port} -servername {host} {opensslStarttls}',
  'Look at the certificate yourself with openssl s_client -connect HOST:PORT -servername HOST.',
]
export const askAdmin: Step = [
  'Give these lines to the administrator of {host}; its log at the time of the test tells the reason.',
  'Give these lines to the administrator of the server; its log at the time of the test tells the reason.',
]
export const askProvider: Step = [
  'Give these lines to the support of the provider, with the time of the test and the account {account}.',
  'Give these lines to the support of the provider, with the time of the test.',
]
export const useDocumented: Step = [
  'Use the server that the provider documents for clients: {set} {providerServer}',
  'Use the server that the provider documents for clients: {set} --host HOST --port {starttlsPort} --encryption starttls',
]
export const trustCa: Step =
  'Trust the certificate on purpose: recruitmail config export > recruitmail.yaml, then add network: {caFile: /path/to/ca.pem} there and store it: recruitmail config apply recruitmail.yaml'
export const otherResolver: Step =
  'Or name another resolver: recruitmail config export > recruitmail.yaml, then add network: {dnsServers: ["9.9.9.9"]} there and store it: recruitmail config apply recruitmail.yaml'
export const checkDomain: Step = [
  'See whether SPF, DKIM and DMARC of {senderDomain} are in order: {retest} --only domain-policy',
  'See whether SPF, DKIM and DMARC of the sender’s domain are in order: {retest} --only domain-policy',
]
