import {Failure} from '../failure.js'
import {companyOfAddresses} from '../message/address.js'
import type {MessageHeaders} from '../message/headers.js'
import {recipientsOf} from '../mailbox/message-row.js'
import {effectiveCompany, mainCompanyId, type SenderGroup} from '../settings/effective.js'
import type {CompanyId, JobId, Settings} from '../settings/settings.js'

/** On whose behalf an answer leaves, and how. */
export interface ReplyIdentity {
  readonly company: CompanyId
  readonly name: string
  readonly sender: SenderGroup
}

/**
 * The effective sender of the job's company, else of the company the message was sent to, else of the main company. The
 * sender group is one whole (design rule 1): with an own channel nothing leaves through the built-in service.
 * @throws Failure `sender-missing` when that company cannot send
 */
export function replyIdentity(
  settings: Settings,
  headers: MessageHeaders,
  job: JobId | undefined,
  owner: CompanyId | undefined,
): ReplyIdentity {
  const ofJob = job === undefined ? undefined : settings.jobs[job]?.company
  const ofMessage = companyOfAddresses(settings, recipientsOf(headers)) ?? owner
  const company = effectiveCompany(settings, ofJob ?? ofMessage ?? mainCompanyId(settings))
  if (company.sender !== undefined) {
    return {company: company.id, name: company.senderName.value, sender: company.sender.value}
  }
  throw new Failure(
    'usage',
    'sender-missing',
    `${company.id} cannot send: it has no mail server, nor has the main company.`,
    {
      hint: `Set one up with: recruitmail smtp set --company ${company.id}, or: recruitmail builtin set`,
    },
  )
}
