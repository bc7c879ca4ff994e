/** A step of a remedy, its command apart from the words around it, so that it can be copied. */
export interface RemedyStep {
  readonly before: string
  readonly command: string | undefined
  readonly after: string
}

/** Programs that remedies name, the cmdlets of Exchange, and DNS records to be published. */
const command =
  /(?:^|: )((?:(?:recruitmail|openssl|dig|nc|nslookup|resolvectl|getent|swaks|curl|grep|npm|apt|certbot|ufw|dbus-run-session|doveadm|postconf|postfix|postmap|postqueue|mailq|timedatectl|systemctl|journalctl|sudo)(?: |$)|[\w*{}-]+(?:\.[\w{}-]+)+ (?:TXT|MX|CNAME|A|AAAA) |[A-Z][a-z]+-[A-Z][A-Za-z]+\b).*)$/s

/** Where the words go on after a command: a comma before a word of the sentence, a semicolon or a period before another
 *  clause (PowerShell separates cmdlets by semicolons), a remark in parentheses. */
const wordsAfter =
  /(?:, (?:and|or|where|with|then|assigned|und|oder|wobei|mit|dann)\b|; (?![A-Z][a-z]+-[A-Z])|\. (?=[A-ZÄÖÜ][a-zäöü]+ )| \((?:by hand|von Hand|Postfix|Dovecot|Exchange)\b)/

/** Finds the command in a step, such as `Enter the password again: recruitmail secret set acme/smtp`. */
export function remedyStep(step: string): RemedyStep {
  const found = command.exec(step)?.[1]
  if (found === undefined) return {before: step, command: undefined, after: ''}
  const end = wordsAfter.exec(withoutQuotes(found))?.index ?? found.length
  const typed = found.slice(0, end).replace(/\.$/, '')
  const before = step.slice(0, step.length - found.length).replace(/ $/, '')
  return {before, command: typed, after: found.slice(typed.length).replace(/^\.?\s*$/, '')}
}

/** As long as the text, but with nothing in it that stands between quotes. */
function withoutQuotes(text: string): string {
  return text.replaceAll(/"[^"]*"/g, (quoted) => 'x'.repeat(quoted.length))
}
