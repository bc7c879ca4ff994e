// Where in the channel a fault sits, told by the beginning of its code.
const areas = [
  ['dns', /^dns-(?!mx|null-mx)/],
  ['tcp', /^tcp-/],
  ['tls', /^(tls|starttls)-(?!.*\/inbound$)/],
  ['greeting', /^smtp-(greeting|ehlo)-/],
  ['auth', /^smtp-(auth-|connection-dropped-at-auth)/],
  ['envelope', /^(smtp-sender|smtp-rate|rcpt)-/],
  ['data', /^(data|policy)-|^smtp-connection-dropped-at-data/],
  ['imap', /^imap-|\/inbound$/],
  ['redirect', /^(delivery|redirect)-/],
  ['headers', /^header-|^dkim-body-hash/],
  ['domain', /^dns-(mx|null-mx)|^spf-(?!fails|ms)|^dmarc-(?!fails)|^dkim-key/],
  ['authenticity', /^(spf|dkim|dmarc|arc)-/],
]

export const areaNames = areas.map(([name]) => name)

export function areaOf(code) {
  const name = areas.find(([, codes]) => codes.test(code))?.[0]
  if (name === undefined) throw new Error(`no area holds ${code}`)
  return name
}
