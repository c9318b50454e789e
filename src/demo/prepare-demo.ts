import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { EVERYTHING, readAs, writeAs } from '#kernel/db/database.ts'
import { CannotStart } from '#kernel/postgres/cannot-start.ts'
import type { Product } from '#kernel/http/product.ts'
import { newId } from '#kernel/id.ts'
import { loadDirectiveOrganisation } from '#features/organisation/set-up/directive-organisation.ts'
import { SAMPLE_ADMINISTRATOR } from '#features/organisation/set-up/sample-names.ts'
import type { Known } from '#features/organisation/set-up/known.ts'
import { baseDateOf } from '#features/self-inspection/campaign/dates.ts'
import { createAccount } from '#features/sign-in/account-store.ts'
import { loadSamplePeople } from '#features/organisation/set-up/sample-people.ts'
import { known, setUpRun } from '../set-up.ts'
import { tellLocker } from './locker-history.ts'
import { tellMediaHistory } from './media-history.ts'
import { tellPledges } from './pledge-history.ts'
import { tellRisk } from './risk-history.ts'
import { tellSelfInspection } from './self-inspection-history.ts'

const product = { reach: EVERYTHING, personId: null }

const READY = 'demo.ready'

/** A system the sample gives an encryption function, so that an exemption can be tried; the directive does not say which have one. */
const ENCRYPTING = 'dii-open'

/** When the sample organisation began: before its history, so that everybody already holds their posts. */
const BEGAN_DAYS_AGO = 240

/** Before the base date of last 年度's 自己点検 as well: the roster is as at that day. */
const beginning = (today: Day): Day => {
  const days = addDays(today, -BEGAN_DAYS_AGO)
  const inspection = addDays(baseDateOf(fiscalYearOf(today) - 1), -14)
  return days < inspection ? days : inspection
}

/** Whoever manages the sample may only manage: an account marked so, without a password, for the sign-in by choosing. */
const giveAdministratorAccount = async (of: Product, found: Known, at: Date): Promise<void> => {
  const personId = found.people.get(SAMPLE_ADMINISTRATOR)
  if (personId === undefined) throw new Error('the sample organisation has no administrator')
  await writeAs(of.db, product, (tx) => createAccount(tx, { personId, login: 'kanri', administrator: true, at }))
}

/**
 * Fills an empty demo with the directive's organisation, sample people and some weeks of history, all by acts. Does
 * nothing when that is done; refuses half-filled data, which can only come from an interrupted first start.
 */
export const prepareDemo = async (of: Product, say: (line: string) => void): Promise<void> => {
  const ready = await readAs(of.db, product, (tx) =>
    tx.selectFrom('setting').select('key').where('key', '=', READY).executeTakeFirst(),
  )
  if (ready) return
  const begun = await readAs(of.db, product, (tx) => tx.selectFrom('caseFile').select('id').limit(1).executeTakeFirst())
  if (begun)
    throw new CannotStart(
      '見本のデータが作りかけです。データの場所を消してから、もう一度起動してください。',
      'The sample data is half made. Remove the data directory and start again.',
    )
  const now = of.clock()
  const start = beginning(dayOf(now))
  const began = new Date(`${start}T09:00:00+09:00`)
  say('見本の編成と人を作っています（初回だけ）…')
  const run = setUpRun(of, () => began)
  const found = await known(of)
  await loadDirectiveOrganisation(run, found, start)
  await loadSamplePeople(run, found, start)
  await run(
    'organisation.system',
    'describe',
    found.systems.get(ENCRYPTING) ?? null,
    {},
    {
      encrypts: true,
      actsWithConnected: true,
    },
  )
  await giveAdministratorAccount(of, found, began)
  await tellMediaHistory(of, say)
  await tellLocker(of, say)
  await tellPledges(of, say)
  await tellRisk(of, say)
  await tellSelfInspection(of, say)
  await writeAs(of.db, product, (tx) =>
    tx
      .insertInto('setting')
      .values({ key: READY, value: JSON.stringify({ id: newId(now), at: now.toISOString() }) })
      .execute(),
  )
  say('見本ができました。')
}
