import {randomUUID} from 'node:crypto'
import {addresses} from './world-settings.js'
import type {World} from './world.js'

export interface Application {
  /** The recruiting address written to. */
  readonly to: string
  readonly subject: string
  readonly text: readonly string[]
}

const applicationToAcme: Application = {
  to: addresses.acme,
  subject: 'Application as system administrator',
  text: ['Dear team,', '', 'I keep mail servers running and would like to do so for you.', '', 'Jane Doe'],
}

export const applicationToBeta: Application = {
  to: addresses.beta,
  subject: 'Bewerbung für die Stelle als Entwicklerin',
  text: [
    'Sehr geehrte Damen und Herren,',
    '',
    'anbei mein Lebenslauf. Ich freue mich auf Ihre Antwort.',
    '',
    'Jane Doe',
  ],
}

/** A candidate's message with her CV, as a mail program writes it. */
export function applicationMessage({to, subject, text}: Application): Buffer {
  const boundary = randomUUID()
  const lines = [
    `From: Jane Doe <${addresses.jane}>`,
    `To: ${to}`,
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@applicant.example>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text,
    `--${boundary}`,
    'Content-Type: application/pdf; name="cv.pdf"',
    'Content-Disposition: attachment; filename="cv.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(curriculumVitae()
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** A PDF of one page that viewers open. */
function curriculumVitae(): Buffer {
  const content = 'BT /F1 24 Tf 72 720 Td (Curriculum vitae: Jane Doe) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}

/** Brings the sample applications into a world, as Jane's mail server would. */
export async function deliverSamples(world: World): Promise<void> {
  for (const sample of [applicationToAcme, applicationToBeta]) {
    await world.deliver(applicationMessage(sample), {from: addresses.jane, to: [sample.to]})
  }
}
