import { expect } from 'vitest'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { api } from './api.ts'
import { optionOf } from './hands.ts'
import {
  ADMINISTRATOR,
  GENERAL_AFFAIRS,
  HEADQUARTERS,
  OPERATIONS,
  PLANNING,
  SYSTEMS,
  type Cast,
  type Person,
} from './people.ts'

export type Place = { who: Person; what: string; path: string }

const REGISTERS =
  'media media-use take-outs media-transfers storage-places media-exemptions media-incidents secret-pointers label-prints ' +
  'stocktakes stocktake-items stocktake-scans unknown-codes systems ' +
  'unit-officers designations posts incumbencies units people governing-documents supervisions'

const PROCESSES =
  'media.medium media.desk media.take-out media.place media.transfer media.exemption media.incident media.label-print ' +
  'media.stocktake organisation.unit ' +
  'organisation.post organisation.person organisation.incumbency organisation.system organisation.document ' +
  'organisation.appointment organisation.supervision'

const firstLink = async (who: Person, list: string): Promise<string | null> => {
  await who.goesTo(list)
  const rows = who.page.locator('main tbody').getByRole('link')
  return (await rows.count()) === 0 ? null : rows.first().getAttribute('href')
}

const some = (path: string | null, what: string): string => {
  if (path === null) throw new Error(`there is no ${what}`)
  return path
}

/** A case of the process among those its readers may see. */
const caseOf = async (process: string, readers: readonly Person[]): Promise<Place> => {
  for (const who of readers) {
    const path = await firstLink(who, `/cases?process=${process}&open=all`)
    if (path !== null) return { who, what: `a case of ${process}`, path }
  }
  throw new Error(`nobody sees a case of ${process}`)
}

/** Somebody must have asked for encryption to be left off, so that such a case can be looked at. */
const askForExemption = async (user: Person, administrator: Person): Promise<void> => {
  const system = some(await firstLink(administrator, '/registers/systems'), 'system').replace('/cases/', '')
  const flags = { encrypts: true, actsWithConnected: false }
  expect(await api(administrator).act(system, 'describe', { input: flags })).toMatchObject({ status: 201 })
  const id = some(await firstLink(user, '/registers/media?state=kept&q=PX-500'), 'medium').replace('/cases/', '')
  await user.goesTo(`/begin/media.exemption/request?medium=${id}`)
  const systemId = (await optionOf(user.page.locator('select[name=systemId]'), /^(?!選んでください)/)).value
  const starts = addDays(dayOf(new Date()), 30)
  const input = {
    systemId,
    contents: '調整会議の資料一式',
    startsOn: starts,
    endsOn: addDays(starts, 2),
    hindrance: '先方の端末で復号できず、会議で資料を示せないため、調整が進められない支障が生じる。',
    unavoidable: '別の媒体と別の経路を試みたが、先方の端末では復号も接続もできず、ほかの方法では代えられない。',
    substitute: '施錠したかばんで二人で運ぶ。',
  }
  const answer = await api(user).begin('media.exemption', 'request', { from: { medium: id }, input })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 })
}

/** A desk on which one code lies that nobody knows; its address. */
const openDesk = async (user: Person): Promise<string> => {
  const input = { area: 'own', place: '端末', purpose: '点検', virusCheck: 'clean', encryptionSet: 'set', dueOn: null }
  const { body } = await api(user).begin('media.desk', 'open-begin-use', { input })
  const path = `/desk/${String(body['caseId'])}`
  await user.goesTo(path)
  await user.writes('媒体のラベルを読み取る', 'OLD-LABEL')
  await user.page.getByRole('button', { name: '読み取る', exact: true }).click()
  await user.page.locator('#desk-state').getByText('OLD-LABEL').waitFor()
  return path
}

/** Every kind of page, with somebody who sees something on it. */
export const everyPlace = async (cast: Cast): Promise<readonly Place[]> => {
  const officer = await cast.enter(PLANNING.officer)
  const user = await cast.enter(PLANNING.user)
  const readers = [
    officer,
    await cast.enter(GENERAL_AFFAIRS.officer),
    await cast.enter(SYSTEMS.officer),
    await cast.enter(HEADQUARTERS.officer),
  ]
  const administrator = await cast.enter(ADMINISTRATOR)
  const stranger = await cast.enter(OPERATIONS.user)
  await askForExemption(await cast.enter(SYSTEMS.user), administrator)
  const desk = await openDesk(user)
  const cases: Place[] = []
  for (const process of PROCESSES.split(' ')) cases.push(await caseOf(process, [...readers, administrator]))
  const account = await firstLink(administrator, '/accounts?filter=registered')
  const at = (who: Person, what: string, path: string): Place => ({ who, what, path })
  return [
    at(officer, 'home of an officer', '/'),
    at(user, 'home of a user', '/'),
    at(administrator, 'home of an administrator', '/'),
    at(officer, 'list of registers', '/registers'),
    ...REGISTERS.split(' ').map((key) => at(officer, `register ${key}`, `/registers/${key}`)),
    at(stranger, 'empty register', '/registers/media-incidents'),
    at(officer, 'register without a match', '/registers/media?q=ありえない語'),
    ...cases,
    at(officer, 'labels: what to print', '/labels'),
    at(officer, 'labels: from where on the sheet', '/labels?of=media&state=kept&profile=a4-44'),
    at(officer, 'labels: of places, on a tape', '/labels?of=places&profile=tape-12'),
    at(officer, 'labels: commercial', '/labels?of=commercial'),
    at(user, 'labels: not one’s own to print', '/labels?of=media&state=kept'),
    at(officer, 'list of cases', '/cases'),
    at(officer, 'form that begins a case', '/begin/media.medium/register'),
    at(officer, 'form with many choices', '/begin/media.transfer/prepare'),
    at(user, "form that is not one's own", '/begin/media.place/designate'),
    at(officer, 'what was found', '/search?q=企画-R8-業'),
    at(user, 'where a scan desk begins', '/desk'),
    at(user, 'scan desk', desk),
    at(user, 'what lies on a scan desk', `${desk}?show=unknown`),
    at(user, 'unknown code', some(await firstLink(user, '/registers/unknown-codes'), 'unknown code')),
    at(officer, 'duties', '/duties'),
    at(officer, 'rules', '/rules'),
    at(officer, 'one rule', '/rules/R054'),
    at(officer, 'ledger', '/ledger'),
    at(officer, 'one leaf', some(await firstLink(officer, '/ledger'), 'leaf')),
    at(officer, 'own account', '/account'),
    at(administrator, 'accounts', '/accounts'),
    at(administrator, 'one account', some(account, 'account')),
    at(administrator, 'import', '/imports/organisation'),
    at(user, 'nothing there', '/nowhere'),
  ]
}
