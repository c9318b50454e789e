import type { Feature } from '#kernel/http/product.ts'
import { designationRegisterPage } from './appointment/register-page.ts'
import { appointmentBinding } from './appointment/store.ts'
import type { Custody } from './custody.ts'
import { documentRegisterPage } from './document/register-page.ts'
import { documentBinding } from './document/store.ts'
import { incumbenciesImport } from './import/incumbencies-import.ts'
import { peopleImport } from './import/people-import.ts'
import { postsImport } from './import/posts-import.ts'
import { organisationImport } from './import/store.ts'
import { unitsImport } from './import/units-import.ts'
import { incumbencyRegisterPage } from './incumbency/register-page.ts'
import { incumbencyBinding } from './incumbency/store.ts'
import { organisationDuties } from './owed.ts'
import { personnelImportBinding, type ApplyProgress } from './people-at-scale/store.ts'
import { personnelWork } from './people-at-scale/work.ts'
import { personRegisterPage } from './person/register-page.ts'
import { personBinding } from './person/store.ts'
import { postRegisterPage } from './post/register-page.ts'
import { postBinding } from './post/store.ts'
import { supervisionRegisterPage } from './supervision/register-page.ts'
import { supervisionBinding } from './supervision/store.ts'
import { systemRegisterPage } from './system/register-page.ts'
import { systemBinding } from './system/store.ts'
import { officerRegisterPage, unitRegisterPage } from './unit/register-page.ts'
import { unitBinding } from './unit/store.ts'

/** Who answers for what: units, posts, people, systems, designations and the documents they rest on. */
export const organisationFeature = ({ clock, custody }: { clock: () => Date; custody: Custody }): Feature => {
  const telling: ApplyProgress = new Map()
  return {
    key: 'organisation',
    title: '組織と責任者',
    bindings: [
      unitBinding(custody),
      postBinding(clock),
      personBinding(custody, clock),
      incumbencyBinding,
      systemBinding(clock),
      documentBinding,
      appointmentBinding,
      supervisionBinding(clock),
      personnelImportBinding(custody, telling),
    ],
    registers: [
      systemRegisterPage(clock),
      officerRegisterPage(clock),
      designationRegisterPage(clock),
      postRegisterPage(clock),
      incumbencyRegisterPage(clock),
      unitRegisterPage(clock),
      personRegisterPage(clock),
      documentRegisterPage(clock),
      supervisionRegisterPage(clock),
    ],
    duties: organisationDuties,
    forms: [],
    imports: [organisationImport, unitsImport, postsImport, peopleImport, incumbenciesImport],
    work: personnelWork(custody, telling),
  }
}
