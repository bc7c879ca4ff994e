import type {Entries} from '../entry.js'
import {imapFailed, smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, portReachable, testAgain, trustCa, useDocumented, waitAndTest} from './steps.js'

/** Connections that are not made or do not last. */
export const tcp = {
  'tcp-refused': {
    group: 'tcp',
    retry: 'after-fix',
    source: sources.node,
    cause: 'Nothing listens on port {port} of {host}: the port is wrong, or the service is stopped.',
    remedy: [
      portReachable,
      useDocumented,
      'Or try the usual port for STARTTLS: {set} --port {starttlsPort} --encryption starttls',
      'Or that for TLS: {set} --port {tlsPort} --encryption tls',
      [
        'If the server is your own, see whether the service runs: ss -tlnp | grep :{port}',
        'If the server is your own, see whether the service runs.',
      ],
    ],
    remedyFor: {
      'exchange-onprem': [
        'Exchange keeps its IMAP services stopped by default: Set-Service MSExchangeIMAP4 -StartupType Automatic; Start-Service MSExchangeIMAP4; the same for MSExchangeIMAP4BE.',
        portReachable,
      ],
    },
    example: smtpFailed('connect', 'ECONNREFUSED'),
  },
  'tcp-timeout': {
    group: 'tcp',
    retry: 'after-fix',
    source: sources.node,
    cause: 'Port {port} of {host} does not answer: a firewall drops the packets, or the server is down.',
    remedy: [
      portReachable,
      [
        'Open the outgoing port {port} in the firewall of this machine (ufw allow out {port}/tcp), of the network and of the cloud provider (many block 25 and 465).',
        'Open the outgoing port in the firewall of this machine, of the network and of the cloud provider (many block 25 and 465).',
      ],
      'Try the usual port for STARTTLS: {set} --port {starttlsPort} --encryption starttls',
      'Or that for TLS: {set} --port {tlsPort} --encryption tls',
    ],
    example: smtpFailed('connect', 'TIMEOUT'),
  },
  'tcp-outbound-25-blocked': {
    group: 'tcp',
    retry: 'after-fix',
    source: sources.telekom,
    cause: 'Outgoing port 25 is blocked for this line while another mail port of {host} answers.',
    remedy: [
      'Use the submission port: {set} --port 587 --encryption starttls',
      'Ask the line or cloud provider to lift the block only if port 25 is really needed (at AWS the form “Request to remove email sending limitations”).',
    ],
    example: smtpFailed('connect', 'TIMEOUT', {
      port: 25,
      encryption: 'starttls',
      attempts: [{address: '192.0.2.10', family: 4, ms: 10_000, errorCode: 'TIMEOUT'}],
      alternatives: [{host: 'smtp.acme.example', port: 587, encryption: 'starttls', outcome: 'ready'}],
    }),
  },
  'tcp-outbound-465-blocked': {
    group: 'tcp',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause:
      'Outgoing port 465 is blocked for this machine while port 587 of {host} answers; several cloud providers block 25 and 465.',
    remedy: [
      'Use the open port: {set} --port 587 --encryption starttls',
      'Or ask the cloud provider to unblock port 465 (Hetzner Cloud: console.hetzner.cloud › Limits › request the unblocking).',
    ],
    example: smtpFailed('connect', 'TIMEOUT', {
      port: 465,
      encryption: 'tls',
      attempts: [{address: '192.0.2.10', family: 4, ms: 10_000, errorCode: 'TIMEOUT'}],
      alternatives: [{host: 'smtp.acme.example', port: 587, encryption: 'starttls', outcome: 'ready'}],
    }),
  },
  'tcp-some-addresses-fail': {
    group: 'tcp',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.node,
    cause: '{host} has several addresses and not all of them answer, so connections fail or wait now and then.',
    remedy: [
      [
        'Tell the administrator of {host} which address fails (see the evidence), or remove it from DNS: dig +short {host} A {host} AAAA',
        'Tell the administrator of the server which address fails (see the evidence), or remove it from DNS.',
      ],
      [
        'Until then connect to one that works: {set} --connect-address {workingAddress}',
        'Until then connect to one that works: {set} --connect-address IP',
      ],
    ],
    example: smtpFailed('connect', undefined, {
      attempts: [
        {address: '192.0.2.1', family: 4, ms: 3, errorCode: 'ECONNREFUSED'},
        {address: '192.0.2.2', family: 4, ms: 12},
      ],
    }),
  },
  'tcp-unreachable': {
    group: 'tcp',
    retry: 'after-fix',
    untestable: true,
    source: sources.node,
    cause: 'This machine has no route to {host}: its network or VPN is down, or a router rejects the destination.',
    remedy: [
      ['Look at the route: ip route get {address4}', 'Look at the routes of this machine: ip route'],
      'Connect the network or the VPN, then test again: {retest}',
    ],
    example: smtpFailed('connect', 'ENETUNREACH'),
  },
  'tcp-reset': {
    group: 'tcp',
    retry: 'after-fix',
    source: sources.node,
    cause:
      'The connection to {host} port {port} was reset: a filter, a ban of this address (fail2ban) or a TLS inspection cut it.',
    remedy: [
      'Test from another network; if it works there, this machine’s address is banned or its firewall interferes.',
      'On your own server see who is banned and lift it: fail2ban-client banned, then fail2ban-client unban ADDRESS.',
      askAdmin,
    ],
    example: smtpFailed('connect', 'ECONNRESET'),
  },
  'tcp-closed-before-greeting': {
    group: 'tcp',
    retry: 'later',
    source: sources.node,
    cause:
      '{host} accepts the connection on port {port} and closes it without a word: this address is barred, a connection limit is reached, or the service behind a proxy is down.',
    remedy: [
      waitAndTest,
      'Test from another network to see whether only this address is barred.',
      'On your own server: fail2ban-client banned, and see whether the service behind the port runs: systemctl status postfix dovecot',
      askAdmin,
    ],
    example: smtpFailed('greeting', 'CLOSED', {bytesReceived: 0}),
  },
  'tcp-permission-denied': {
    group: 'tcp',
    retry: 'after-fix',
    untestable: true,
    source: sources.node,
    cause: 'This machine itself forbids the connection: host firewall, sandbox or endpoint protection.',
    remedy: [
      [
        'Allow node to connect to {host} port {port} in the firewall or endpoint protection of this machine.',
        'Allow node to connect in the firewall or endpoint protection of this machine.',
      ],
      'Windows: New-NetFirewallRule -DisplayName "node to mail servers" -Direction Outbound -Program (Get-Command node).Source -Action Allow',
      'Linux, to find the rule: nft list ruleset; with SELinux: ausearch -m avc -c node',
      testAgain,
    ],
    example: smtpFailed('connect', 'EACCES'),
  },
  'tcp-proxy-failed': {
    group: 'tcp',
    retry: 'after-fix',
    source: 'github.com/nodemailer/nodemailer, lib/errors',
    cause: 'The proxy between here and {host} refuses to connect to the mail port {port}.',
    remedy: ['Let the proxy allow CONNECT to the ports 465, 587 and 993, or go around it for {host}.', testAgain],
    example: smtpFailed('connect', 'EPROXY'),
  },
  'tcp-antivirus-interception': {
    group: 'tcp',
    retry: 'after-fix',
    source: sources.practice,
    cause:
      'A virus scanner or TLS inspection on the way presents its own certificate ({issuer}) instead of the server’s.',
    remedy: ['Exclude node and the mail ports from the mail shield or TLS inspection of that product.', trustCa],
    example: smtpFailed('tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', {
      tls: {
        version: undefined,
        cipher: undefined,
        subject: 'CN=smtp.acme.example',
        issuer: 'CN=Avast Web/Mail Shield Root',
        names: ['smtp.acme.example'],
        validFrom: undefined,
        validTo: undefined,
        daysLeft: 200,
        rsaBits: 2048,
      },
    }),
  },
  'tcp-broken-pipe': {
    group: 'tcp',
    retry: 'later',
    source: sources.node,
    cause: '{host} closed the connection while this side was still sending.',
    remedy: ['Read the last line of the server in the evidence: it usually names the reason.', waitAndTest, askAdmin],
    example: smtpFailed('sender', 'EPIPE'),
  },
  'tcp-idle-timeout': {
    group: 'tcp',
    retry: 'later',
    source: `${sources.smtp}; RFC 3463 x.4.2`,
    cause: '{host} was reached and answered at first, then nothing came any more until the time limit.',
    remedy: [
      'Test again with more time: {retest} --timeout 300s',
      'If it always stops at the same step, try from another network: a filter or a wrong MTU swallows packets (ping -M do -s 1472 {host}).',
      askAdmin,
    ],
    example: imapFailed('command', 'TIMEOUT'),
  },
  'tcp-unrecognised': {
    group: 'tcp',
    retry: 'later',
    source: sources.node,
    cause:
      'The connection to {host} port {port} failed in a way this program does not know; the evidence shows the system’s code.',
    remedy: [portReachable, testAgain],
    example: smtpFailed('connect', 'EADDRINUSE'),
  },
  'smtp-connection-dropped': {
    group: 'tcp',
    retry: 'later',
    source: sources.node,
    cause: '{host} ended the connection in the middle of the conversation without giving a reason.',
    remedy: [waitAndTest, 'Test from another network: filters and rate bans look like this.', askAdmin],
    example: smtpFailed('recipient', 'CLOSED'),
  },
  'data-smtp-421-closing': {
    group: 'tcp',
    retry: 'later',
    source: sources.smtp,
    cause: 'The server ends the session in the middle with 421: it restarts, or one of its limits is reached.',
    remedy: [waitAndTest, askAdmin],
    example: smtpSaid('sender', '421 4.3.2 mx.acme.example Service shutting down, closing channel'),
  },
} satisfies Entries
