import {companyView, type CompanyView} from '../report/company.js'
import {completeness} from '../settings/completeness.js'
import {chosenCompany} from '../settings/edit.js'
import {effectiveCompany} from '../settings/effective.js'
import type {CompanyId, Settings} from '../settings/settings.js'

/** A company as it is shown; the main company where none is named. @throws Failure `unknown-company`, `no-main-company` */
export function viewCompany(settings: Settings, named: CompanyId | undefined): CompanyView {
  const id = chosenCompany(settings, named)
  return companyView(effectiveCompany(settings, id), completeness(settings, id))
}
