import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import type { Product } from '#kernel/http/product.ts'
import { clock, workday, type Office } from './office.ts'
import { teller, type Teller } from './storyteller.ts'
import { tellSuccession } from './succession-history.ts'
import { tellLoss, tellSecretPointer, tellSupervision, tellTransfers } from './tie-history.ts'

/** Units whose media the sample history follows. */
const UNITS = ['js-c4-planning', 'js-c4-operations', 'js-general-affairs'] as const

const THINGS = [
  { mediaType: 'usb', model: 'SU-1032', capacity: '32GB', kind: 'business' },
  { mediaType: 'usb', model: 'SU-1032', capacity: '32GB', kind: 'business' },
  { mediaType: 'usb', model: 'SU-1064', capacity: '64GB', kind: 'business' },
  { mediaType: 'ssd', model: 'PX-500', capacity: '1TB', kind: 'business', encrypts: true },
  { mediaType: 'usb', model: 'SU-1016', capacity: '16GB', kind: 'business' },
  { mediaType: 'cdr', model: 'CDR-80', capacity: '700MB', kind: 'disclosable' },
  { mediaType: 'usb', model: 'SU-1016', capacity: '16GB', kind: 'business' },
  { mediaType: 'hdd', model: 'HD-2000', capacity: '2TB', kind: 'business', encrypts: true },
  { mediaType: 'cdr', model: 'CDR-80', capacity: '700MB', kind: 'disclosable' },
  { mediaType: 'usb', model: 'SU-1008', capacity: '8GB', kind: 'business' },
  { mediaType: 'usb', model: 'SU-1008', capacity: '8GB', kind: 'business' },
  { mediaType: 'usb', model: 'SU-1032', capacity: '32GB', kind: 'business' },
  { mediaType: 'usb', model: 'SU-1064', capacity: '64GB', kind: 'business' },
  { mediaType: 'sd', model: 'SD-64', capacity: '64GB', kind: 'business' },
  { mediaType: 'usb', model: 'SU-1016', capacity: '16GB', kind: 'business' },
  { mediaType: 'dvdr', model: 'DVR-47', capacity: '4.7GB', kind: 'disclosable' },
] as const

/** The first twelve are used, taken out, mended and disposed of; the rest are there to be sent, and lost. */
const SPARE_FROM = 12

/** The first of them got their labels from the printer; the others bore their numbers before. */
const LABELLED_HERE = 3

const registerMedia = async (t: Teller, office: Office, from: Day) => {
  for (const [nth, name] of ['保管庫 甲-1', '保管庫 甲-2'].entries())
    office.places.push(
      await t.does(
        office.officer,
        clock(from, 9, nth * 5),
        'media.place',
        'designate',
        null,
        {
          name,
          basis: 'office',
          lockable: true,
          designatedOn: from,
          note: null,
        },
        { unit: office.unitId },
      ),
    )
  for (const [nth, thing] of THINGS.entries()) {
    const at = clock(workday(addDays(from, Math.floor(nth / 3))), 10, nth * 3)
    const id = await t.does(
      office.keeper,
      at,
      'media.medium',
      'register',
      null,
      {
        trigger: thing.kind === 'disclosable' ? 'recorded' : 'opened',
        encrypts: false,
        ...thing,
        serialNumber: `SN-${office.key.length}${String(4711 + nth * 37)}`,
        classification: 'none',
        mixing: 'single',
        writeProtectedOn: thing.kind === 'disclosable' ? dayOf(at) : null,
        placeId: office.places[nth % 2],
      },
      { unit: office.unitId },
    )
    office.media.push(id)
    if (nth < LABELLED_HERE) {
      const tape = { profile: 'tape-12', start: 1 }
      const printing = new Date(at.getTime() + 5 * 60_000)
      await t.does(office.keeper, printing, 'media.label-print', 'print', null, tape, { media: id })
    }
    await t.does(office.keeper, new Date(at.getTime() + 10 * 60_000), 'media.medium', 'show-number', id, {
      numberShown: true,
      disclosureShown: thing.kind === 'disclosable',
    })
  }
}

const pick = <T>(list: readonly T[], nth: number): T => {
  const found = list[nth % list.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const PURPOSES = ['会議資料の持ち運び', '端末間のデータ移行', '教育資料の配布', '計画案の印刷', '議事録の作成']
const PLACES = ['B棟4階 業務用端末 12号', 'B棟5階 会議室', 'A棟2階 印刷室', 'B棟4階 業務用端末 3号']

/** Lends in the area on most working days; each is returned the same day and confirmed by another. */
const useDaily = async (t: Teller, office: Office, from: Day, until: Day) => {
  let nth = 0
  for (let day = from; day < until; day = addDays(day, 1)) {
    if (workday(day) !== day) continue
    const user = pick(office.staff, nth)
    const medium = pick(office.media.slice(0, 3), nth)
    const input = {
      area: 'own',
      place: pick(PLACES, nth),
      purpose: pick(PURPOSES, nth),
      virusCheck: 'clean',
      encryptionSet: 'set',
      dueOn: null,
    }
    await t.does(user, clock(day, 9, 20), 'media.medium', 'begin-use', medium, input)
    await t.does(user, clock(day, 15, 40), 'media.medium', 'return-use', medium, {
      placeId: office.places[0],
      note: null,
    })
    await t.does(office.keeper, clock(day, 17, 0), 'media.medium', 'confirm-return', medium)
    nth += 1
  }
}

const requestFor = (from: Day, days: number, destination: string, area: 'ministry-area' | 'outside') => ({
  destination,
  area,
  reason: '部隊との調整会議で資料を示すため。',
  startsOn: from,
  endsOn: addDays(from, days),
  contents: '調整会議の資料一式',
  encryption: 'encrypted',
  virusCheck: 'clean',
})

const permitted = { onlyNeededData: true, purposeInstructed: true, virusChecked: true, note: null }

const takeOuts = async (t: Teller, office: Office, today: Day) => {
  const ask = (nth: number, day: Day, days: number, destination: string, area: 'ministry-area' | 'outside') =>
    t.does(
      pick(office.staff, nth),
      clock(day, 9, 30),
      'media.take-out',
      'request',
      null,
      requestFor(day, days, destination, area),
      {
        medium: pick(office.media, 3 + nth),
      },
    )
  const early = workday(addDays(today, -16))
  const whole = await ask(1, early, 1, '朝霞駐屯地', 'ministry-area')
  const who = pick(office.staff, 1)
  await t.does(office.officer, clock(early, 10), 'media.take-out', 'permit', whole, permitted)
  await t.does(who, clock(early, 13), 'media.take-out', 'leave', whole, { note: null })
  await t.does(who, clock(addDays(early, 1), 16), 'media.take-out', 'return', whole, {
    returnCheck: 'clean',
    placeId: office.places[1],
    note: null,
  })
  await t.does(office.keeper, clock(addDays(early, 1), 17), 'media.take-out', 'confirm-return', whole, {
    contentsChecked: true,
  })
  const late = workday(addDays(today, -5))
  const overdue = await ask(3, late, 2, '横須賀地区', 'ministry-area')
  await t.does(office.officer, clock(late, 11), 'media.take-out', 'permit', overdue, permitted)
  await t.does(pick(office.staff, 3), clock(late, 14), 'media.take-out', 'leave', overdue, { note: null })
  const refused = await ask(4, workday(addDays(today, -9)), 3, '都内の会議場', 'outside')
  await t.does(office.officer, clock(workday(addDays(today, -9)), 13), 'media.take-out', 'refuse', refused, {
    comment: '持出先で必要な資料は、先方の区域内の端末で示せます。媒体の持出しは認められません。',
  })
}

/** Asked for today, so that somebody finds work waiting on the home page. */
const waiting = async (t: Teller, office: Office, today: Day, at: Date) => {
  await t.does(
    pick(office.staff, 2),
    at,
    'media.take-out',
    'request',
    null,
    requestFor(today, 2, '市ヶ谷 D棟 共同調整所', 'ministry-area'),
    {
      medium: pick(office.media, 7),
    },
  )
}

const troubles = async (t: Teller, office: Office, today: Day) => {
  const infected = workday(addDays(today, -12))
  const medium = pick(office.media, 9)
  await t.does(pick(office.staff, 0), clock(infected, 11), 'media.medium', 'report-infection', medium, {
    found: '使用前の検査で、定義ファイルが既知のマクロウイルスを検出した。',
  })
  await t.does(office.keeper, clock(addDays(infected, 1), 10), 'media.medium', 'clear-infection', medium, {
    method: '隔離端末で駆除し、別の検査ソフトで再検査した',
    on: addDays(infected, 1),
  })
  await t.does(
    office.keeper,
    clock(workday(addDays(today, -8)), 15),
    'media.medium',
    'correct',
    pick(office.media, 4),
    {
      field: 'capacity',
      value: '8GB',
      reason: '包装の表示を読み誤ったため',
    },
  )
  const gone = workday(addDays(today, -7))
  await t.does(office.officer, clock(gone, 16), 'media.medium', 'destroy', pick(office.media, 10), {
    method: '物理的な破砕',
    on: gone,
    operator: `${office.keeper.rank} ${office.keeper.name}`,
    witness: `${office.officer.rank} ${office.officer.name}`,
  })
  const erased = workday(addDays(today, -6))
  await t.does(office.officer, clock(erased, 16), 'media.medium', 'erase', pick(office.media, 11), {
    method: '消去ソフトによる全域の上書き',
    on: erased,
    operator: `${office.keeper.rank} ${office.keeper.name}`,
    witness: `${pick(office.staff, 0).rank} ${pick(office.staff, 0).name}`,
  })
}

const openOffice = async (t: Teller, key: string, today: Day): Promise<Office> => {
  const media: string[] = []
  let spare = SPARE_FROM
  return {
    key,
    unitId: await t.unitId(key),
    officer: await t.holder('UNIT', key, today),
    keeper: await t.holder('UNIT_IAP', key, today),
    staff: await t.members(key, today),
    places: [],
    media,
    spare: () => pick(media, spare++),
  }
}

/** Some weeks of three offices' life, told by the acts themselves. */
export const tellMediaHistory = async (product: Product, say: (line: string) => void): Promise<void> => {
  const t = teller(product)
  const now = product.clock()
  const today = dayOf(now)
  const from = workday(addDays(today, -27))
  const offices: Office[] = []
  for (const key of UNITS) {
    const office = await openOffice(t, key, today)
    offices.push(office)
    say(`  ${office.officer.posts[0]?.unitName ?? key}の経過を作っています…`)
    await registerMedia(t, office, from)
    await useDaily(t, office, workday(addDays(from, 5)), today)
    await takeOuts(t, office, today)
    await troubles(t, office, today)
    await tellSupervision(t, office, today)
    await waiting(t, office, today, now)
  }
  const [plans, operations, general] = offices
  if (!plans || !operations || !general) return
  await tellTransfers(t, plans, operations, today)
  await tellSecretPointer(t, general, today)
  await tellLoss(t, general, today)
  await tellSuccession(product, t, operations, today, now)
}
