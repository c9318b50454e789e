import { dayOf } from '#kernel/pure/day.ts'
import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { loadDirectiveOrganisation } from '#features/organisation/set-up/directive-organisation.ts'
import { readKnown, type Known } from '#features/organisation/set-up/known.ts'
import { runAs, SET_UP_ACTOR, SetUpRefused, type Run } from '#features/organisation/set-up/run.ts'
import type { CompleteSetUp } from '#features/sign-in/set-up.ts'

type Setting = Pick<Product, 'db' | 'bindings'>

export const setUpRun = (product: Setting, at: () => Date): Run => runAs(product.db, product.bindings, SET_UP_ACTOR, at)

export const known = (product: Setting): Promise<Known> =>
  readAs(product.db, { reach: EVERYTHING, personId: null }, readKnown)

const FIRST_UNIT = '統合幕僚監部'

/** Where the spreadsheet is to bring the organisation, one unit must stand for the administrator to belong to. */
const firstUnit = async (run: Run, found: Known, on: string): Promise<string> =>
  found.unitsByName.get(FIRST_UNIT) ??
  (await run(
    'organisation.unit',
    'establish',
    null,
    {},
    { name: FIRST_UNIT, abbreviation: '統幕', kind: 'organisation', parentId: null, startsOn: on, inferred: null },
  ))

/** Registers the organisation and the first administrator by acts, so that the record begins with them. */
export const completeSetUp =
  (product: Setting): CompleteSetUp =>
  async ({ administrator, organisation, at }) => {
    const run = setUpRun(product, () => at)
    const on = dayOf(at)
    try {
      const found = await known(product)
      if (organisation === 'directive') await loadDirectiveOrganisation(run, found, on)
      const homeUnitId = await firstUnit(run, found, on)
      const personId = await run(
        'organisation.person',
        'register',
        null,
        {},
        {
          kind: 'staff',
          serviceNumber: null,
          ...administrator,
          homeUnitId,
          startsOn: on,
        },
      )
      return { ok: true, personId, to: organisation === 'sheet' ? '/imports/organisation' : '/registers' }
    } catch (error) {
      if (!(error instanceof SetUpRefused)) throw error
      return { ok: false, errors: error.sentences.map((text) => ({ field: 'name', text })) }
    }
  }
