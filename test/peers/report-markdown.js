// docs/comparison.md: the score, how it came about, and every fault with a mark per tool.
import {readFileSync} from 'node:fs'
import {cpus} from 'node:os'
import {countRows} from './rows.js'
import {together} from './score.js'

const marks = {cause: '●', words: '◐', unclear: '○', passed: '✗', beyond: '–'}

export function asMarkdown(score) {
  return [
    ...head(score),
    ...counts(score),
    ...byArea(score),
    ...method(score),
    ...remarks(score),
    ...every(score),
  ].join('\n')
}

function head({outcomes}) {
  return [
    '# The same faults, seen by other tools',
    '',
    `Every one of the ${outcomes.length} faults that \`recruitmail sandbox\` can play, looked at by recruitmail and by the tools an admin`,
    'would take instead, in the same world and one after the other. Written by `npm run peers -- --write` on',
    `${new Date().toISOString().slice(0, 10)} (${system()}, Node ${process.versions.node}).`,
    '',
  ]
}

function system() {
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux'
}

function counts({outcomes, names, tools, within}) {
  return [
    '## Score',
    '',
    ...table(
      [`of ${outcomes.length} faults`, ...names],
      countRows.map(([label, value]) => [label, ...tools.map((tool) => String(value(tool)))]),
    ),
    '',
    `Told what is wrong: the cause is named, or the server’s words that say it are shown. ${within} of the faults lie in areas`,
    `where any of the other tools looks; ${outcomes.length - within} lie beyond, in what becomes of a message and in what domains publish.`,
    `\`${together}\` has the best mark of the others and the sum of their times.`,
    '',
  ]
}

function byArea({names, areas}) {
  return [
    '## Told what is wrong, by area',
    '',
    ...table(
      ['area', 'faults', ...names],
      areas.map(({area, of, told}) => [area, String(of), ...told.map(String)]),
    ),
    '',
  ]
}

function method({peers}) {
  return [
    '## What was asked of each',
    '',
    ...table(
      ['tool', 'version', 'asked for'],
      peers.map(({name, version, how}) => [name, version, how]),
    ),
    '',
    'Every run ends after 15 seconds at the latest; connections may take ten. Names resolve by the name server of the world, also',
    'where that fails or stays silent. Every tool trusts the authority of the world, knows the right password, and is asked to say as',
    'much as it can. In a sound world all of them have to end with exit code 0 before anything is counted, and lines that a tool',
    'prints in a sound world too count for nothing.',
    '',
    '## What counts',
    '',
    '- ● **names the cause**: the tool says in words of its own what tells this cause from others, such as “connection refused”,',
    '  “certificate has expired”, “STARTTLS not supported”. Read generously: “temporary failure in name resolution” counts for',
    '  every failing name server, “issuer is unknown” for every chain that is not trusted, “alert handshake failure” for a missing',
    '  common cipher, a closed connection for one that is reset. A connection that merely runs out of time counts where silence is the',
    '  fault, not where the port speaks TLS. “Wrong version number” does not say that the port speaks no TLS. For what happens to',
    '  messages and what domains publish it is enough that the matter is mentioned at all.',
    '- ◐ **shows the server’s words**: the reply of the server (or the date, the size, the mechanism that matters) stands in the output,',
    '  and the reader draws the conclusion.',
    '- ○ **fails, says not why**: the exit code tells that something is wrong, or the run had to be ended.',
    '- ✗ **exit code 0, though it looks there**: a statement that all is well in a part of the channel the tool uses; wrong where',
    '  mail is broken, blind to what is coming where it still flows.',
    '- – **exit code 0, does not look there**: the fault lies beyond what the tool does. Nobody promised otherwise.',
    '- **says what to do**: a step to take for this cause, beyond the words of the server. What curl says below every certificate it',
    '  does not trust, a pointer to its page on certificates, is none.',
    '',
    'recruitmail is held to more: ● means that the *first* finding has the very code of the fault. Any other code, also a related',
    'one, is ○. The patterns are in `test/peers/criterion.js`.',
    '',
  ]
}

function remarks({outcomes}) {
  const warnings = outcomes.filter(({degraded}) => degraded).length
  return [
    '## To be read with care',
    '',
    '- The matrix is our own: the faults are those recruitmail was built to find and is tested with, so its own column shows that it',
    '  does what it was made for, not how it fares with faults nobody thought of. The other columns say more than ours.',
    '- The servers are played, on loopback, by one program. Replies are those of real servers, latencies are not.',
    `- ${warnings} of the faults are warnings: mail still flows, and exit code 0 is no wrong statement about the moment. recruitmail ends`,
    '  with 0 there too, and with 3 when asked to be `--strict`.',
    '- A postmaster reads more out of a dialogue than a pattern does, and would take `dig` for what a domain publishes and open the',
    '  mailbox to see what arrived. None of that is counted, because no tool here does it.',
    '- swaks of Debian 12 checks the chain but not the name of a certificate, and needs `libnet-ssleay-perl` for TLS. openssl logs in',
    '  nowhere. `verify()` skips the login where none is offered unless told to force it. curl sends without login then.',
    `- Times: one run on ${cpus().length} processors that had other work to do, the start of every program included; good for comparing within this`,
    '  table alone. The tools do less than a whole test of the channel. A run that waits for a silence to end takes its limit.',
    '',
    '## Again',
    '',
    '```sh',
    'sudo npm run peers                      # the score; about a quarter of an hour',
    'sudo npm run peers -- tls-cert          # only faults with this in their code',
    'sudo npm run peers -- --write           # and this page',
    'sudo npm run peers -- --outputs DIR     # keep what every tool said',
    '```',
    '',
  ]
}

function every({outcomes, names}) {
  return [
    '## Every fault',
    '',
    ...table(
      ['area', 'fault', 'what is broken', ...names],
      outcomes.map((each) => [
        each.area,
        `\`${each.code}\``,
        each.breaks,
        ...names.map((name) => marks[each.marks[name].mark]),
      ]),
    ),
    '',
  ]
}

function table(header, rows) {
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
}
