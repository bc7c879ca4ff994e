/**
 * What providers and their software write on top of the messages they deliver. Layout, order and wording are those of
 * real messages at the named sources; addresses, hosts of senders and signatures are replaced.
 */
export interface ProviderResults {
  readonly name: string
  /** Where the real message stands. */
  readonly source: string
  /** Host of the inbound mailbox. */
  readonly imap: string
  /** The header from the top. */
  readonly lines: readonly string[]
  /** What counts: method=result and the domain it is about, or its property. */
  readonly counts: readonly string[]
}

const received = (by: string): string =>
  `Received: from mail.forwarder.example (mail.forwarder.example [198.51.100.9])\n by ${by}; Mon, 23 Nov 2026 10:00:01 +0100`
const signature = 'DKIM-Signature: v=1; a=rsa-sha256; d=acme.example; s=s1; h=from; bh=eA==; b=eA=='

export const providerResults: readonly ProviderResults[] = [
  {
    name: 'Gmail',
    source: 'linux-mm archive, Oracle to kvack.org, 2019-06-12 (lore.kernel.org)',
    imap: 'imap.gmail.com',
    lines: [
      'Delivered-To: inbox@gmail.com',
      'Received: by 2002:a05:6a10:1234:b0:abc:12ab:34cd with SMTP id x1csp123456pxa; Mon, 23 Nov 2026 01:00:02 -0800 (PST)',
      'X-Received: by 2002:a5d:8ad1:: with SMTP id e17mr1234567iot.10.1560378728123;\n        Mon, 23 Nov 2026 01:00:01 -0800 (PST)',
      'ARC-Authentication-Results: i=1; mx.google.com;\n       dkim=pass header.i=@acme.example header.s=s1 header.b=lhk5qU4z',
      'Return-Path: <jobs@acme.example>',
      'Received: from mail.forwarder.example (mail.forwarder.example. [198.51.100.9])\n        by mx.google.com with ESMTPS id d71si833482jab.10.2019.06.12.15.32.08\n        (version=TLS1_2 cipher=ECDHE-RSA-AES128-GCM-SHA256 bits=128/128);\n        Mon, 23 Nov 2026 01:00:01 -0800 (PST)',
      'Received-SPF: pass (google.com: domain of jobs@acme.example designates 198.51.100.9 as permitted sender) client-ip=198.51.100.9;',
      'Authentication-Results: mx.google.com;\n       dkim=pass header.i=@acme.example header.s=s1 header.b=lhk5qU4z;\n       spf=pass (google.com: domain of jobs@acme.example designates 198.51.100.9 as permitted sender) smtp.mailfrom=jobs@acme.example;\n       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=acme.example',
      'Received: from inside.forwarder.example (inside [127.0.0.1])\n\tby mail.forwarder.example (8.16.0.27/8.16.0.27) with SMTP id x5CMTs85064050',
      'Authentication-Results: mx.google.com; dkim=fail header.i=@acme.example',
      signature,
    ],
    counts: ['dkim=pass acme.example', 'spf=pass acme.example', 'dmarc=pass acme.example'],
  },
  {
    name: 'Gmail, sent through an alias of Workspace',
    source: 'linux-mm archive, pex.com to kvack.org, 2019-02-19 (lore.kernel.org)',
    imap: 'imap.gmail.com',
    lines: [
      'Received: by 2002:a17:906:1 with SMTP id x1; Mon, 23 Nov 2026 01:00:02 -0800 (PST)',
      'Received: from mail.forwarder.example (mail.forwarder.example. [198.51.100.9])\n        by mx.google.com with SMTPS id i11sor5965495wrq.49\n        (Google Transport Security);',
      'Authentication-Results: mx.google.com;\n       dkim=pass header.i=@acme-example.20150623.gappssmtp.com header.s=20150623 header.b=zwziYVWi;\n       spf=softfail (google.com: domain of transitioning jobs@acme.example does not designate 209.85.220.65 as permitted sender) smtp.mailfrom=jobs@acme.example;\n       dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=acme.example',
      signature,
    ],
    counts: ['dkim=pass acme-example.20150623.gappssmtp.com', 'spf=softfail acme.example', 'dmarc=fail acme.example'],
  },
  {
    name: 'Gmail with ARC and a sender tag in quotes',
    source: 'linux-mm archive, fb.com to kvack.org, 2019-07-31 (lore.kernel.org)',
    imap: 'imap.gmail.com',
    lines: [
      'Received: by 2002:a67:1 with SMTP id x1; Mon, 23 Nov 2026 01:00:02 -0800 (PST)',
      received('mx.google.com with ESMTPS id z16si5718206vsq.311'),
      'Authentication-Results: mx.google.com;\n       dkim=pass header.i=@acme.example header.s=facebook header.b=k8RDB25z;\n       dkim=pass header.i=@acme.onmicrosoft.com header.s=selector2-acme-onmicrosoft-com header.b=dBcf4P9h;\n       arc=pass (i=1 spf=pass spfdomain=acme.example dkim=pass dkdomain=acme.example dmarc=pass fromdomain=acme.example);\n       spf=pass (google.com: domain of prvs=3115c6337e=jobs@acme.example designates 67.231.153.30 as permitted sender) smtp.mailfrom="prvs=3115c6337e=jobs@acme.example";\n       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=acme.example',
      signature,
    ],
    counts: [
      'dkim=pass acme.example',
      'dkim=pass acme.onmicrosoft.com',
      'arc=pass',
      'spf=pass acme.example',
      'dmarc=pass acme.example',
    ],
  },
  {
    name: 'Microsoft 365, which leaves out its name',
    source: 'Delta Chat test data, gmail.com to outlook.com, 2022-09-28 (github.com/deltachat)',
    imap: 'outlook.office365.com',
    lines: [
      'Received: from AM0PR01MB1.eurprd01.prod.exchangelabs.com (2603:10a6::1) by\n DB7PR01MB2.eurprd01.prod.exchangelabs.com with HTTPS; Mon, 23 Nov 2026 09:00:03 +0000',
      'Received: from DB1PEPF000509F5.eurprd02.prod.outlook.com\n (2603:10a6:10:28e:cafe::5c) by DU2PR04CA0246.outlook.office365.com\n (2603:10a6:10:28e::11) with Microsoft SMTP Server (version=TLS1_3,\n cipher=TLS_AES_256_GCM_SHA384) id 15.21.71.16 via Frontend Transport; Mon, 23 Nov 2026 09:00:02 +0000',
      'Authentication-Results: spf=pass (sender IP is 198.51.100.9)\n smtp.mailfrom=acme.example; dkim=pass (signature was verified)\n header.d=acme.example;dmarc=pass action=none header.from=acme.example;compauth=pass\n reason=100',
      'Received-SPF: Pass (protection.outlook.com: domain of acme.example designates\n 198.51.100.9 as permitted sender) receiver=protection.outlook.com;\n client-ip=198.51.100.9; helo=mail.forwarder.example; pr=C',
      'Received: from mail.forwarder.example (198.51.100.9) by\n DB1PEPF000509F5.mail.protection.outlook.com (10.167.242.151) with Microsoft\n SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.21.71.16',
      signature,
    ],
    counts: ['spf=pass acme.example', 'dkim=pass acme.example', 'dmarc=pass acme.example', 'compauth=pass'],
  },
  {
    name: 'Microsoft 365 in 2019, the recipient between the results',
    source: 'linux-pm archive, arm.com, 2019-11-12 (lore.kernel.org)',
    imap: 'outlook.office365.com',
    lines: [
      'Received: from VE1EUR03FT053.eop-EUR03.prod.protection.outlook.com\n (2a01:111:f400:7e09::209) by DB6PR0801CA0064.outlook.office365.com\n (2603:10a6:4:2b::32) with Microsoft SMTP Server id 15.20.2430.22 via Frontend\n Transport; Tue, 12 Nov 2019 10:40:40 +0000',
      'Authentication-Results: spf=fail (sender IP is 198.51.100.9)\n smtp.mailfrom=acme.example; vger.example; dkim=pass (signature was verified)\n header.d=acme.onmicrosoft.com;vger.example; dmarc=none action=none\n header.from=acme.example;',
      'Received: from mail.forwarder.example (198.51.100.9) by\n VE1EUR03FT053.mail.protection.outlook.com (10.152.19.198) with Microsoft SMTP',
      signature,
    ],
    counts: ['spf=fail acme.example', 'dkim=pass acme.onmicrosoft.com', 'dmarc=none acme.example'],
  },
  {
    name: 'Microsoft 365 that believed the ARC seals',
    source: 'learn.microsoft.com, Configure trusted ARC sealers',
    imap: 'outlook.office365.com',
    lines: [
      'Received: from a.prod.outlook.com (2603:10a6::1) by b.prod.outlook.com (2603:10a6::2) with Microsoft SMTP Server',
      'Authentication-Results: spf=fail (sender IP is 198.51.100.9)\n smtp.mailfrom=acme.example; dkim=fail (body hash did not verify)\n header.d=acme.example;dmarc=fail action=none\n header.from=acme.example;compauth=pass reason=130',
      signature,
    ],
    counts: ['spf=fail acme.example', 'dkim=fail acme.example', 'dmarc=fail acme.example', 'compauth=pass'],
  },
  {
    name: 'Outlook.com where the DNS gave no answer',
    source: 'Delta Chat test data, posteo.de to hotmail.com, 2022-09-28 (github.com/deltachat)',
    imap: 'outlook.office365.com',
    lines: [
      'Received: from a.prod.outlook.com (2603:10a6::1) by b.prod.outlook.com (2603:10a6::2) with Microsoft SMTP Server',
      'Authentication-Results: spf=temperror (sender IP is 198.51.100.9)\n smtp.mailfrom=acme.example; dkim=pass (signature was verified)\n header.d=acme.example;dmarc=pass action=none header.from=acme.example;compauth=pass\n reason=100',
      signature,
    ],
    counts: ['spf=temperror acme.example', 'dkim=pass acme.example', 'dmarc=pass acme.example', 'compauth=pass'],
  },
  {
    name: 'GMX, above its own Received; what Microsoft wrote when it sent bears the name of GMX',
    source:
      'linux-mtd archive, microchip.com to gmx.net, 2020-12-02 (lore.kernel.org); platform-driver-x86, 2022-12-06',
    imap: 'imap.gmx.net',
    lines: [
      'Return-Path: <jobs@acme.example>',
      'Authentication-Results: gmx.net; dkim=pass header.i=@acme.example',
      'Received: from mout.forwarder.example ([198.51.100.9]) by mx-ha.gmx.net (mxgmx114\n [212.227.17.5]) with ESMTPS (Nemesis) id 1MaJKP-1pWHuy2AM9-00WQcz for\n <inbox@gmx.net>; Mon, 23 Nov 2026 10:00:01 +0100',
      'ARC-Authentication-Results: i=1; mx.microsoft.com 1; spf=pass\n smtp.mailfrom=acme.example; dmarc=pass action=none header.from=acme.example;\n dkim=pass header.d=acme.example; arc=none',
      signature,
      'From: ACME <jobs@acme.example>',
      'authentication-results: gmx.net; dkim=none (message not signed)\n header.d=none;gmx.net; dmarc=none action=none header.from=acme.example;',
    ],
    counts: ['dkim=pass acme.example'],
  },
  {
    name: 'GMX, unsigned',
    source: 'bycs-schulbuch Informatik, message of 2023-01-23 (github)',
    imap: 'imap.gmx.net',
    lines: [
      'Return-Path: <>',
      'Authentication-Results: gmx.net; dkim=none',
      'Received: from mail.forwarder.example ([198.51.100.9]) by mx.recruit.example.\n (mxx014 [212.227.15.9]) with ESMTP (Nemesis) id 1MmjfY-1os0pU0OKko-00js6i',
      'From: jobs@acme.example',
    ],
    counts: ['dkim=none'],
  },
  {
    name: 'web.de, which left nothing',
    source: 'mu test data, message of 2020-06-26 (github.com/djcb/mu)',
    imap: 'imap.web.de',
    lines: [
      'Return-Path: <jobs@acme.example>',
      'Received: from mail.forwarder.example ([198.51.100.9]) by mx-ha.web.de (mxweb112\n [212.227.17.8]) with ESMTPS (Nemesis) id 1MdMYE-1jFXaM2gnA-00ZKvt',
      signature,
      'Authentication-Results: web.de; dkim=none (message not signed)\n header.d=none;web.de; dmarc=none action=none header.from=acme.example;',
    ],
    counts: [],
  },
  {
    name: 'IONOS, a field for each signature',
    source: 'FairEmail issue, LinkedIn to kundenserver.de, 2026-01-22 (github)',
    imap: 'imap.ionos.de',
    lines: [
      'Return-Path: <jobs@acme.example>',
      'Authentication-Results:  kundenserver.de; dkim=pass header.i=@mailb.relay.example',
      'Authentication-Results:  kundenserver.de; dkim=pass header.i=@acme.example',
      'Received: from mail.forwarder.example ([198.51.100.9]) by mx.kundenserver.de\n (mxeue002 [212.227.15.41]) with ESMTPS (Nemesis) id 1MLjw8-1vRLnW2vlA-00HuBd',
      signature,
    ],
    counts: ['dkim=pass mailb.relay.example', 'dkim=pass acme.example'],
  },
  {
    name: 'IONOS, all in one field and SPF for HELO',
    source: 'sample of a notification from IONOS (github, freigabe-sample.eml)',
    imap: 'imap.ionos.de',
    lines: [
      'Authentication-Results: kundenserver.de; dkim=pass\n header.i=jobs@acme.example header.s=s1-ionos; spf=pass\n smtp.helo=mout-bounce.forwarder.example; dmarc=none header.from=acme.example;\n iprev=pass policy.iprev=203.0.113.10',
      'Received: from mail.forwarder.example ([203.0.113.10]) by mx.kundenserver.de\n (mxeue102 [217.72.192.67]) with ESMTPS (Nemesis) id 1MP242',
      signature,
    ],
    counts: [
      'dkim=pass acme.example',
      'spf=pass mout-bounce.forwarder.example',
      'dmarc=none acme.example',
      'iprev=pass',
    ],
  },
  {
    name: 'mailbox.org, whose outgoing filter vouches for its own signature',
    source: 'netdev archive, mailbox.org, 2021-01-22 (lore.kernel.org)',
    imap: 'imap.mailbox.org',
    lines: [
      'Received: from smtp1.mailbox.org (smtp1.mailbox.org [80.241.60.240])\n        (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\n         key-exchange ECDHE (P-384) server-signature RSA-PSS (4096 bits) server-digest SHA256)\n        (No client certificate requested)\n        by mout-p-102.mailbox.org (Postfix) with ESMTPS id 4DMlS919QJzQlYs',
      'Authentication-Results: spamfilter06.heinlein-hosting.de (amavisd-new);\n        dkim=pass (2048-bit key) reason="pass (just generated, assumed good)"\n        header.d=acme.example',
      signature,
    ],
    counts: [],
  },
  {
    name: 'Fastmail, several fields of one host',
    source: 'Delta Chat test data, gmail.com to fastmail.com, 2022-09-28 (github.com/deltachat)',
    imap: 'imap.fastmail.com',
    lines: [
      'Received: from mx6 ([10.202.2.205])\n  by sloti1d1t03 with LMTPA; Mon, 23 Nov 2026 04:00:01 -0500',
      'ARC-Authentication-Results: i=1; mx6.messagingengine.com;\n    x-csa=none; arc=none (no signatures found)',
      'Authentication-Results: mx6.messagingengine.com;\n    x-csa=none;\n    x-me-sender=none;\n    x-ptr=pass smtp.helo=mail.forwarder.example\n      policy.ptr=mail.forwarder.example',
      'Authentication-Results: mx6.messagingengine.com;\n    bimi=skipped (DMARC Policy is not at enforcement)',
      'Authentication-Results: mx6.messagingengine.com;\n    arc=none (no signatures found)',
      'Authentication-Results: mx6.messagingengine.com;\n    dkim=pass (2048-bit rsa key sha256) header.d=acme.example\n      header.i=@acme.example header.b=hr44hXYS header.a=rsa-sha256\n      header.s=20210112 x-bits=2048;\n    dmarc=pass policy.published-domain-policy=none\n      policy.published-subdomain-policy=quarantine\n      policy.applied-disposition=none policy.evaluated-disposition=none\n      (p=none,sp=quarantine,d=none,d.eval=none) policy.policy-from=p\n      header.from=acme.example;\n    iprev=pass smtp.remote-ip=198.51.100.9 (mail.forwarder.example);\n    spf=pass smtp.mailfrom=jobs@acme.example\n      smtp.helo=mail.forwarder.example',
      received('mx6.messagingengine.com (Postfix) with ESMTPS id 1'),
      signature,
    ],
    counts: ['arc=none', 'dkim=pass acme.example', 'dmarc=pass acme.example', 'iprev=pass', 'spf=pass acme.example'],
  },
  {
    name: 'Fastmail, two hosts of one farm',
    source: 'Mail::AuthenticationResults test suite, t/03-fastmail.t (CPAN)',
    imap: 'imap.fastmail.com',
    lines: [
      'Authentication-Results: mx6.messagingengine.com;\n    dkim=pass (1024-bit rsa key sha256) header.d=acme.example header.i=@acme.example header.b=oF80QtY/ x-bits=1024 x-keytype=rsa x-algorithm=sha256 x-selector=mail2;\n    spf=pass smtp.mailfrom=jobs@acme.example smtp.helo=smtp46.forwarder.example;',
      'Authentication-Results: mx5.messagingengine.com;\n    dmarc=pass (p=reject,d=none) header.from=acme.example;',
      received('mx5.messagingengine.com (Postfix) with ESMTPS id 1'),
      signature,
    ],
    counts: ['dkim=pass acme.example', 'spf=pass acme.example', 'dmarc=pass acme.example'],
  },
  {
    name: 'Yahoo, no blank before the comment',
    source: 'anki-tech message to yahoo.com, 2021-06-21 (github, email analysis notes)',
    imap: 'imap.mail.yahoo.com',
    lines: [
      'Received: from 10.222.142.150\n by atlas206.free.mail.ne1.yahoo.com with HTTPS; Mon, 23 Nov 2026 09:00:02 +0000',
      'Return-Path: <jobs@acme.example>',
      'X-Originating-Ip: [198.51.100.9]',
      'Received-SPF: pass (domain of acme.example designates 198.51.100.9 as permitted sender)',
      'Authentication-Results: atlas206.free.mail.ne1.yahoo.com;\n dkim=pass header.i=@acme.example header.s=default;\n spf=pass smtp.mailfrom=acme.example;\n dmarc=pass(p=NONE) header.from=acme.example;',
      signature,
    ],
    counts: ['dkim=pass acme.example', 'spf=pass acme.example', 'dmarc=pass acme.example'],
  },
  {
    name: 'AOL, for which unsigned is unknown',
    source: 'Delta Chat test data, delta.blinzeln.de to aol.com, 2022-09-28 (github.com/deltachat)',
    imap: 'imap.aol.com',
    lines: [
      'Authentication-Results: atlas206.aol.mail.ne1.yahoo.com;\n dkim=unknown;\n spf=none smtp.mailfrom=acme.example;\n dmarc=unknown header.from=acme.example;',
      'From: <jobs@acme.example>',
      'Authentication-Results: aaa.com; dkim=pass header.i=@acme.example',
    ],
    counts: ['dkim=unknown', 'spf=none acme.example', 'dmarc=unknown acme.example'],
  },
  {
    name: 'iCloud, a host for each method',
    source: 'Delta Chat test data, aol.com to icloud.com, 2022-09-28; qq.com message with SRS (github)',
    imap: 'imap.mail.me.com',
    lines: [
      'Authentication-Results: bimi.icloud.com; bimi=skipped reason="insufficient dmarc"',
      'X-ARC-Info: policy=fail; arc=none',
      'Authentication-Results: arc.icloud.com; arc=none',
      'Authentication-Results: dmarc.icloud.com; dmarc=pass header.from=acme.example',
      'Authentication-Results: dkim-verifier.icloud.com;\n\tdkim=pass (1024-bit key) header.d=acme.example header.i=@acme.example header.b=SB8S0d6H',
      'Authentication-Results: spf.icloud.com; spf=pass (spf.icloud.com: domain of SRS0=Z8Bj=WL=acme.example=jobs@forwarder.example designates 198.51.100.9 as permitted sender) smtp.mailfrom=SRS0=Z8Bj=WL=acme.example=jobs@forwarder.example',
      received('p00-icloudmta-smtpin-us-central-1k-60 (Postfix) with ESMTPS id 1'),
      signature,
    ],
    counts: ['arc=none', 'dmarc=pass acme.example', 'dkim=pass acme.example', 'spf=pass forwarder.example'],
  },
  {
    name: 'Proton, a field for each method',
    source: 'SimpleLogin documentation, message of 2026-07-03 (github)',
    imap: 'mail.protonmail.ch',
    lines: [
      'Delivered-To: inbox@proton.me',
      'Received: from mail.forwarder.example (mail.forwarder.example [198.51.100.9])\n (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\n  key-exchange X25519 server-signature RSA-PSS (4096 bits) server-digest SHA512)\n by mailin.protonmail.ch (Postfix) with ESMTPS id X for <inbox@proton.me>',
      'Authentication-Results: mail.protonmail.ch; dmarc=pass (p=quarantine dis=none)\n header.from=acme.example',
      'Authentication-Results: mail.protonmail.ch; spf=pass smtp.mailfrom=acme.example',
      'Authentication-Results: mail.protonmail.ch; dkim=pass (1024-bit key)\n header.d=acme.example header.i=@acme.example',
      signature,
    ],
    counts: ['dmarc=pass acme.example', 'spf=pass acme.example', 'dkim=pass acme.example'],
  },
  {
    name: 'Proton with a signature that does not fit',
    source: 'rarsec, spoofed nexcess.net to proton.me (github, blog)',
    imap: 'mail.protonmail.ch',
    lines: [
      'Return-Path: <jobs@acme.example>',
      'X-Original-To: inbox@proton.me',
      'Authentication-Results: mail.protonmail.ch; dkim=fail (Bad 0 bit\n    rsa-sha256 signature.) header.d=acme.example header.a=rsa-sha256',
      'Authentication-Results: mail.protonmail.ch; dmarc=fail (p=none dis=none)\n header.from=acme.example',
      'Authentication-Results: mail.protonmail.ch; spf=none smtp.mailfrom=acme.example',
      'Authentication-Results: mail.protonmail.ch; arc=none smtp.remote-ip=198.51.100.9',
      received('mailin043.protonmail.ch (Postfix) with ESMTPS id 1'),
      signature,
    ],
    counts: ['dkim=fail acme.example', 'dmarc=fail acme.example', 'spf=none acme.example', 'arc=none'],
  },
  {
    name: 'Zoho, DKIM without a domain',
    source: 'josedom24, gmail.com to zohomail.com, 2021-01-07 (github, course notes)',
    imap: 'imap.zoho.com',
    lines: [
      'Delivered-To: inbox@recruit.example',
      'Received-SPF: pass (zohomail.com: domain of _spf.acme.example designates 198.51.100.9 as permitted sender) client-ip=198.51.100.9; envelope-from=jobs@acme.example; helo=mail.forwarder.example;',
      'Authentication-Results: mx.zohomail.com;\n\tdkim=pass;\n\tspf=pass (zohomail.com: domain of _spf.acme.example designates 198.51.100.9 as permitted sender)  smtp.mailfrom=jobs@acme.example;\n\tdmarc=pass(p=none dis=none)  header.from=acme.example',
      received('mx.zohomail.com with SMTPS id 1'),
      signature,
    ],
    counts: ['dkim=pass', 'spf=pass acme.example', 'dmarc=pass acme.example'],
  },
  {
    name: 'posteo (OpenDMARC and OpenDKIM)',
    source: 'Delta Chat test data, gmail.com to posteo.de, 2022-09-28 (github.com/deltachat)',
    imap: 'posteo.de',
    lines: [
      'Authentication-Results: posteo.de; dmarc=pass (p=none dis=none) header.from=acme.example',
      'Authentication-Results: posteo.de; spf=pass smtp.mailfrom=acme.example',
      'Authentication-Results: posteo.de;\n\tdkim=pass (2048-bit key) header.d=acme.example header.i=@acme.example header.b=SJjarA70;\n\tdkim-atps=neutral',
      received('mail.posteo.de (Postfix) with ESMTPS id 1'),
      signature,
    ],
    counts: ['dmarc=pass acme.example', 'spf=pass acme.example', 'dkim=pass acme.example', 'dkim-atps=neutral'],
  },
  {
    name: 'mail.de (OpenDKIM with DNSSEC)',
    source: 'Delta Chat test data, posteo.de to mail.de, 2022-09-28 (github.com/deltachat)',
    imap: 'imap.mail.de',
    lines: [
      'Received: from mxpostfix03.mail.de ([10.0.121.123])\n\tby dovecot19.mail.de with LMTP\n\tid 1; Mon, 23 Nov 2026 10:00:02 +0100',
      'Authentication-Results: mxpostfix03.mail.de;\n\tdkim=pass (2048-bit key; secure) header.d=acme.example header.i=@acme.example header.b="q9Kd4g/Y";\n\tdkim-atps=neutral',
      received('mxpostfix03.mail.de (Postfix) with ESMTPS id 1'),
      signature,
    ],
    counts: ['dkim=pass acme.example', 'dkim-atps=neutral'],
  },
  {
    name: 'Infomaniak, a part of it below the message’s own fields',
    source: 'Delta Chat test data, gmail.com to ik.me, 2022-09-28 (github.com/deltachat)',
    imap: 'mail.infomaniak.com',
    lines: [
      'Authentication-Results: mx.infomaniak.com; dmarc=pass (p=none dis=none) header.from=acme.example',
      'Authentication-Results: mx.infomaniak.com;\n\tdkim=pass (2048-bit key; unprotected) header.d=acme.example header.i=@acme.example header.b="HII5WJV8";\n\tdkim-atps=neutral',
      received('smtp-in.infomaniak.ch (Postfix) with ESMTPS id 1'),
      'From: <jobs@acme.example>',
      'Authentication-Results: mx.infomaniak.com; spf=pass smtp.mailfrom=acme.example',
    ],
    counts: ['dmarc=pass acme.example', 'dkim=pass acme.example', 'dkim-atps=neutral'],
  },
  {
    name: 'Dovecot behind rspamd, a broken body and a refused chain',
    source: 'dmaengine archive as delivered to mail.lfdr.de, 2026-06-16 (lore.kernel.org)',
    imap: 'mail.recruit.example',
    lines: [
      'Received: from mail.recruit.example\n\tby mail.recruit.example with LMTP\n\tid 1 (envelope-from <jobs@acme.example>)',
      'X-Original-To: inbox@recruit.example',
      received('mail.recruit.example (Postfix) with ESMTPS id 5D9B7692341'),
      'Authentication-Results: mail.recruit.example;\n\tdkim=fail ("body hash did not verify") header.d=acme.example header.s=s1 header.b=UdzyfRaA;\n\tspf=pass (mail.recruit.example: domain of "list+bounces-11563-inbox=recruit.example@forwarder.example" designates 198.51.100.9 as permitted sender) smtp.mailfrom="list+bounces-11563-inbox=recruit.example@forwarder.example";\n\tdmarc=fail reason="SPF not aligned (relaxed)" header.from=acme.example (policy=none);\n\tarc=reject ("cv is fail on i=2")',
      'Received: from smtp.forwarder.example (conduit.forwarder.example [100.90.174.1])\n\tby mail.forwarder.example (Postfix) with ESMTP id 1',
      signature,
    ],
    counts: ['dkim=fail acme.example', 'spf=pass forwarder.example', 'dmarc=fail acme.example', 'arc=reject'],
  },
  {
    name: 'rspamd that verified no header',
    source: 'intel-gfx archive as delivered to mail.lfdr.de, 2026-07-01 (lore.kernel.org)',
    imap: 'mail.recruit.example',
    lines: [
      received('mail.recruit.example (Postfix) with ESMTPS id 540716EE638'),
      'Authentication-Results: mail.recruit.example;\n\tdkim=fail ("headers rsa verify failed") header.d=acme.example header.s=Intel header.b=CucvgnRl;\n\tspf=pass (mail.recruit.example: domain of bounces@forwarder.example designates 198.51.100.9 as permitted sender) smtp.mailfrom=bounces@forwarder.example;\n\tdmarc=fail reason="SPF not aligned (relaxed)" header.from=acme.example (policy=none)',
      signature,
    ],
    counts: ['dkim=fail acme.example', 'spf=pass forwarder.example', 'dmarc=fail acme.example'],
  },
  {
    name: 'OpenARC with OpenDMARC, two names of one host',
    source: 'cygwin-patches archive, sourceware.org, 2025-08-26 (inbox.sourceware.org)',
    imap: 'sourceware.org',
    lines: [
      received('sourceware.org (Postfix) with ESMTPS id 2AF78385482F'),
      'DMARC-Filter: OpenDMARC Filter v1.4.2 sourceware.org 2AF78385482F',
      'Authentication-Results: sourceware.org; dmarc=none (p=none dis=none) header.from=acme.example',
      'Authentication-Results: sourceware.org; spf=none smtp.mailfrom=acme.example',
      'ARC-Filter: OpenARC Filter v1.0.0 sourceware.org 2AF78385482F',
      'Authentication-Results: server2.sourceware.org; arc=pass smtp.remote-ip=2a01:111:f403:c408::3',
      'ARC-Seal: i=2; a=rsa-sha256; d=sourceware.org; s=key; t=1756239434; cv=pass;\n\tb=eA==',
      signature,
    ],
    counts: ['dmarc=none acme.example', 'spf=none acme.example', 'arc=pass'],
  },
  {
    name: 'policyd-spf and OpenDKIM, semicolons in the comment',
    source: 'linuxppc-dev archive, lists.ozlabs.org, 2020-08-12 (lore.kernel.org)',
    imap: 'lists.ozlabs.org',
    lines: [
      'Authentication-Results: lists.ozlabs.org; spf=pass (sender SPF authorized)\n smtp.mailfrom=acme.example (client-ip=198.51.100.9; helo=mail.forwarder.example;\n envelope-from=jobs@acme.example; receiver=<UNKNOWN>)',
      'Authentication-Results: lists.ozlabs.org;\n dmarc=pass (p=reject dis=none) header.from=acme.example',
      'Authentication-Results: lists.ozlabs.org; dkim=pass (2048-bit key;\n unprotected) header.d=acme.example header.i=@acme.example header.b="DM0+TnvF"; \n dkim-atps=neutral',
      received('lists.ozlabs.org (Postfix) with ESMTPS id 1'),
      signature,
    ],
    counts: ['spf=pass acme.example', 'dmarc=pass acme.example', 'dkim=pass acme.example', 'dkim-atps=neutral'],
  },
  {
    name: 'Exim, a login and no signature',
    source: 'exim-users archive, wizmail.org, 2025-05-21 (lists.exim.org)',
    imap: 'wizmail.org',
    lines: [
      'Authentication-Results: wizmail.org;\n\tiprev=pass (mail.forwarder.example) smtp.remote-ip=198.51.100.9;\n\tauth=pass (PLAIN) smtp.auth=jobs@acme.example',
      'Received: from mail.forwarder.example ([198.51.100.9] helo=macbook.dom.ain)\n\tby wizmail.org (Exim 4.98.115)\n\t(TLS1.3) tls TLS_AES_256_GCM_SHA384\n\twith esmtpsa\n\tid 1uHht9-00000001yTm-3N9O\n\t(return-path <jobs@acme.example>);\n\tMon, 23 Nov 2026 10:00:01 +0000',
      'From: jobs@acme.example',
    ],
    counts: ['iprev=pass', 'auth=pass'],
  },
  {
    name: 'Yandex, brackets in the comment and a property of its own',
    source: 'Mail::AuthenticationResults test suite, t/04-yandex.t (CPAN)',
    imap: 'imap.yandex.com',
    lines: [
      'Authentication-Results: mxfront8g.mail.yandex.net; spf=pass (mxfront8g.mail.yandex.net: domain of acme.example designates 198.51.100.9 as permitted sender, rule=[ip4:198.51.100.0/24]) smtp.mail=jobs@acme.example; dkim=pass header.i=@acme.example',
      received('mxfront8g.mail.yandex.net with ESMTPSA id 1'),
      signature,
    ],
    counts: ['spf=pass acme.example', 'dkim=pass acme.example'],
  },
  {
    name: 'STRATO, whose outgoing server writes the same name as the incoming one',
    source: 'linux-kernel archive, smtp.strato.de, 2021-06-11 (lore.kernel.org)',
    imap: 'imap.strato.de',
    lines: [
      'Received: from mo4-p00-ob.smtp.rzone.de ([85.215.255.21])\n    by mx.rzone.de (RZmta 47.27.2 OK)\n    with ESMTPS id y01375x5B8Bl02d',
      'DKIM-Signature: v=1; a=rsa-sha256; d=acme.example; s=strato-dkim-0002; b=eA==',
      'Authentication-Results: strato.com;\n    dkim=none',
      'Received: from droid..\n    by smtp.strato.de (RZmta 47.27.2 DYNA|AUTH)\n    with ESMTPSA id y01375x5B8Bl02c',
      'From: jobs@acme.example',
    ],
    counts: [],
  },
]
