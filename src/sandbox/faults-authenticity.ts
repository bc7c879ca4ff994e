import type {Zones} from './dns-server.js'
import type {Faults} from './fault.js'
import {loopback} from './listen.js'
import {dkimSelector, publishMx, publishText} from './world-dns.js'

const domain = 'acme.example'
const keyName = `${dkimSelector}._domainkey.${domain}`

/** Public keys whose private halves nobody has. */
const key512 =
  'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKVmXvu+M+FNjiUYIpnn2wW3YpDeGuRbAa8nTvPksrmTPbK31War+WqlRtpInmy9zo1+Z2CE2zNXr8RBbd/jYGkCAwEAAQ=='
const key1024 =
  'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwha8apAq53+cT3E5RSD811jkZzvJcjyj3GFxnP+QM9tx2c02QfO0BMtK1NWeRLeDPbUrQEzuZvoXXvYGtouLzMi1J8A2TvLl3kg8Jd3BCBbTLxlaiX+1fVPGoBFNSq96B4OIxz+MZMQq9UyZg9n8emAbq5CzwBjTPYOxGrGAV8QIDAQAB'

/** What the inbound server writes about a message it takes, in the words of Microsoft 365 and others. */
function judged(...results: readonly string[]): readonly string[] {
  return [`Authentication-Results: mx.recruit.example;\r\n\t${results.join(';\r\n\t')}`]
}

const failedSpf = (ip: string): string =>
  `spf=fail (mx.recruit.example: domain of jobs@${domain} does not designate ${ip} as permitted sender) smtp.mailfrom=jobs@${domain}`

/** Nobody enforces DMARC, so that what else is wrong decides. */
function watchOnly(zones: Zones): void {
  publishText(zones, `_dmarc.${domain}`, `v=DMARC1; p=none; rua=mailto:dmarc@${domain}`)
}

function withoutSpf(zones: Zones): void {
  publishText(zones, domain)
  publishText(zones, `_dmarc.${domain}`, 'v=DMARC1; p=reject')
}

function deadNames(zones: Zones): void {
  const names = ['old-mail', 'old-relay', 'old-shop'].map((name) => `a:${name}.${domain}`).join(' ')
  publishText(zones, domain, `v=spf1 ip4:${loopback} ${names} -all`)
}

/** A set of ARC seals as the redirecting server adds it (RFC 8617); the inbound server below says what it is worth. */
const sealed = [
  `ARC-Seal: i=1; a=rsa-sha256; t=1763888400; cv=none; d=gateway.example; s=arc; b=c2VhbA==`,
  `ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=gateway.example; s=arc; h=from:to:subject; bh=Ym9keQ==; b=c2VhbA==`,
  `ARC-Authentication-Results: i=1; gateway.example; dkim=pass header.d=${domain} header.s=${dkimSelector}; dmarc=pass header.from=${domain}`,
]

/** Faults of authenticity that show on the message, and further ones of what the domain publishes. */
export const authenticityFaults = {
  'spf-void-lookups': {breaks: 'SPF names three hosts that no longer exist', zones: deadNames},
  'dmarc-reject-without-spf': {breaks: 'DMARC rejects, but there is no SPF', zones: withoutSpf},
  'dns-mx-points-to-cname-or-ip': {
    breaks: 'the MX is an IP address',
    zones: (zones) => publishMx(zones, domain, loopback),
  },
  'dkim-key-too-short': {
    breaks: 'the DKIM key has 512 bits',
    zones: (zones) => publishText(zones, keyName, `v=DKIM1; k=rsa; p=${key512}`),
  },
  'dkim-signature-mismatch': {
    breaks: 'another DKIM key is published than the one that signs',
    zones: (zones) => publishText(zones, keyName, `v=DKIM1; k=rsa; p=${key1024}`),
  },
  'dkim-expired': {breaks: 'DKIM signatures run out before they arrive', signing: {expired: true}},
  'dkim-domain-not-aligned': {
    breaks: 'the relay signs with its own domain alone',
    signing: {domain: 'recruit.example'},
  },
  'spf-fails-after-redirect': {
    breaks: 'the redirect keeps the envelope sender, and mail is not signed',
    unsigned: true,
    zones: watchOnly,
    judged: judged(failedSpf('198.51.100.9'), 'dkim=none (message not signed)', `dmarc=fail header.from=${domain}`),
  },
  'spf-ms-relay-pool': {
    breaks: 'Microsoft 365 redirects through its relay pool',
    unsigned: true,
    zones: watchOnly,
    judged: judged(failedSpf('40.95.54.12'), 'dkim=none (message not signed)', `dmarc=fail header.from=${domain}`),
  },
  'dmarc-fails': {
    breaks: 'the redirect rewrites the envelope, and mail is not signed',
    unsigned: true,
    zones: watchOnly,
    judged: judged(
      `spf=pass smtp.mailfrom=SRS0=Hh7k=QT=${domain}=jobs@forwarder.example`,
      'dkim=none',
      `dmarc=fail (p=none dis=none) header.from=${domain}`,
    ),
  },
  'arc-sealer-not-trusted': {
    breaks: 'a gateway adds a footer and seals, and the inbound server does not trust its seal',
    redirect: 'footer',
    judged: [
      ...judged(
        'arc=pass (i=1)',
        `dkim=fail (body hash did not verify) header.d=${domain}`,
        `dmarc=fail (p=quarantine) header.from=${domain}`,
      ),
      ...sealed,
    ],
  },
} satisfies Faults
