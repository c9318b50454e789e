import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { actAll } from '#kernel/act/act.ts'
import type { Command } from '#kernel/act/outcome.ts'
import type { Product } from '#kernel/http/product.ts'
import { clock, workday } from './office.ts'
import { teller, type Teller } from './storyteller.ts'

/** A section with a full locker: enough to count by hand, few enough to be made at the start. */
const UNIT = 'cyber-hq-2'
const IN_THE_LOCKER = 200
const IN_THE_OTHER = 4

const KINDS = [
  { mediaType: 'usb', model: 'SU-1032', capacity: '32GB' },
  { mediaType: 'usb', model: 'SU-1064', capacity: '64GB' },
  { mediaType: 'ssd', model: 'PX-500', capacity: '1TB' },
  { mediaType: 'usb', model: 'SU-1016', capacity: '16GB' },
] as const

type Shelf = { product: Product; t: Teller; keeper: Actor; unitId: string; day: Day }

const all = async (
  { product, keeper }: Shelf,
  commands: readonly Pick<Command, 'act' | 'caseId' | 'input' | 'from' | 'at'>[],
) => {
  const outcome = await actAll(
    product.db,
    product.bindings,
    keeper,
    commands.map((c) => ({ process: 'media.medium', actor: keeper, ...c })),
  )
  if (outcome.kind !== 'done') throw new Error(`${keeper.name}: ${JSON.stringify(outcome)}`)
  return outcome.done.map((d) => d.caseId)
}

/** Registers as many media into one place and shows their numbers on them, each in one transaction. */
const fill = async (shelf: Shelf, placeId: string, count: number, offset: number): Promise<readonly string[]> => {
  const at = (nth: number) => new Date(clock(shelf.day, 9).getTime() + nth * 30_000)
  const media = await all(
    shelf,
    Array.from({ length: count }, (_, nth) => ({
      act: 'register',
      caseId: null,
      from: { unit: shelf.unitId },
      at: at(nth),
      input: {
        trigger: 'opened',
        kind: 'business',
        encrypts: false,
        ...KINDS[nth % KINDS.length],
        serialNumber: `SN-2${String(10_007 + (offset + nth) * 13)}`,
        classification: 'none',
        mixing: 'single',
        writeProtectedOn: null,
        placeId,
      },
    })),
  )
  await all(
    shelf,
    media.map((caseId, nth) => ({
      act: 'show-number',
      caseId,
      from: {},
      at: at(count + nth),
      input: { numberShown: true, disclosureShown: false },
    })),
  )
  return media
}

/** Three media are with their users when the count begins, for some days still. */
const lend = async (t: Teller, users: readonly Actor[], media: readonly string[], day: Day, dueOn: Day) => {
  for (const [nth, user] of users.entries())
    await t.does(user, clock(day, 10, nth), 'media.medium', 'begin-use', media[nth * 60 + 20] ?? null, {
      area: 'own',
      place: '隊本部 第２科 執務室',
      purpose: '点検記録の整理',
      virusCheck: 'clean',
      encryptionSet: 'set',
      dueOn,
    })
}

/** A locker of two hundred, and a stocktake of it that is being counted. */
export const tellLocker = async (product: Product, say: (line: string) => void): Promise<void> => {
  const t = teller(product)
  const now = product.clock()
  const today = dayOf(now)
  const day = workday(addDays(today, -20))
  const officer = await t.holder('UNIT', UNIT, today)
  const keeper = await t.holder('UNIT_IAP', UNIT, today)
  const staff = await t.members(UNIT, today)
  const unitId = await t.unitId(UNIT)
  say(`  ${officer.posts[0]?.unitName ?? UNIT}の保管庫と棚卸を作っています…`)
  const designate = (name: string, minute: number) =>
    t.does(
      officer,
      clock(day, 8, minute),
      'media.place',
      'designate',
      null,
      { name, basis: 'office', lockable: true, designatedOn: day, note: null },
      { unit: unitId },
    )
  const [locker, other] = [await designate('保管庫 乙-1', 0), await designate('保管庫 乙-2', 5)]
  const shelf = { product, t, keeper, unitId, day }
  const media = await fill(shelf, locker, IN_THE_LOCKER, 0)
  await fill(shelf, other, IN_THE_OTHER, IN_THE_LOCKER)
  const [first, second] = staff
  if (!first || !second) throw new Error('nobody to hold a medium')
  await lend(t, [first, first, second], media, workday(addDays(today, -1)), addDays(today, 5))
  const stocktake = await t.does(
    keeper,
    now,
    'media.stocktake',
    'plan',
    null,
    {
      scope: 'unit',
      places: [],
      startsOn: today,
      endsOn: addDays(today, 7),
      counters: [officer, keeper, ...staff].map((p) => p.personId),
      note: null,
    },
    { unit: unitId },
  )
  await t.does(keeper, now, 'media.stocktake', 'freeze', stocktake)
}
