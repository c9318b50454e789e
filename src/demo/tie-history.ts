import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { clock, workday, type Office } from './office.ts'
import type { Teller } from './storyteller.ts'

const send = async (t: Teller, from: Office, toUnitId: string, medium: string, day: Day): Promise<string> => {
  const [sender] = from.staff
  if (!sender) throw new Error('nobody to send')
  const id = await t.does(
    sender,
    clock(day, 10),
    'media.transfer',
    'prepare',
    null,
    { media: [medium], toUnitId, toOutside: null, means: '使送', note: null },
    { unit: from.unitId, medium },
  )
  await t.does(sender, clock(day, 13), 'media.transfer', 'send', id, { sentOn: day })
  return id
}

const receive = (t: Teller, to: Office, id: string, day: Day) =>
  t.does(to.officer, clock(day, 10), 'media.transfer', 'receive', id, {
    received: ['1'],
    missing: false,
    otherwise: [],
    receivedOn: day,
    placeId: to.places[0],
    note: null,
  })

/** Slips between two offices: one closed, one received and not yet returned, one on its way too long. */
export const tellTransfers = async (t: Teller, from: Office, to: Office, today: Day): Promise<void> => {
  const first = workday(addDays(today, -19))
  const closed = await send(t, from, to.unitId, from.spare(), first)
  const arrived = workday(addDays(today, -17))
  await receive(t, to, closed, arrived)
  await t.does(to.officer, clock(arrived, 11), 'media.transfer', 'return-slip', closed, { returnedOn: arrived })
  const back = workday(addDays(today, -15))
  await t.does(from.keeper, clock(back, 9), 'media.transfer', 'close', closed, { slipBack: true, closedOn: back })
  const second = workday(addDays(today, -8))
  const open = await send(t, from, to.unitId, from.spare(), second)
  await receive(t, to, open, workday(addDays(today, -6)))
  await send(t, from, to.unitId, from.spare(), workday(addDays(today, -9)))
}

/** A medium nobody can find, reported and still being looked for. */
export const tellLoss = async (t: Teller, office: Office, today: Day): Promise<void> => {
  const day = workday(addDays(today, -4))
  const [finder] = office.staff
  if (!finder) throw new Error('nobody to notice')
  await t.does(finder, clock(day, 9, 40), 'media.medium', 'report-lost', office.spare(), {
    foundOn: day,
    circumstances: '朝の点検で保管庫に見当たらない。前日の使用記録はない。机上と鞄を探したが見つからない。',
  })
}

/** Instruction of the section's users, and control of those who are not staff. */
export const tellSupervision = async (t: Teller, office: Office, today: Day): Promise<void> => {
  const day = workday(addDays(today, -20))
  await t.does(
    office.officer,
    clock(day, 17),
    'organisation.supervision',
    'instruct',
    null,
    {
      whom: 'everyone',
      personId: null,
      group: null,
      subject: '可搬記憶媒体の返却と使用前の検査',
      measures: '取り出す前の記録、使用前のウイルス検査、当日中の返却を朝礼で指導した。',
      takenOn: day,
      dueOn: addDays(day, 14),
    },
    { unit: office.unitId },
  )
}

/** A medium for drafting secret documents: here stands only where it is kept. */
export const tellSecretPointer = async (t: Teller, office: Office, today: Day): Promise<void> => {
  const day = workday(addDays(today, -18))
  const id = await t.does(
    office.keeper,
    clock(day, 11),
    'media.medium',
    'register',
    null,
    {
      trigger: 'opened',
      mediaType: 'usb',
      model: 'SU-1008',
      capacity: '8GB',
      serialNumber: null,
      encrypts: false,
      kind: 'business',
      classification: 'secret',
      mixing: 'single',
      separationGrounds: null,
      writeProtectedOn: null,
      pointerRegister: '秘密電子計算機情報等保管簿',
      placeId: null,
      note: null,
    },
    { unit: office.unitId },
  )
  const [writer] = office.staff
  if (!writer) throw new Error('nobody to draft')
  await t.does(writer, clock(day, 14), 'media.medium', 'record-secret-input', id, {
    enteredOn: dayOf(clock(day, 14)),
    referenceNumber: '起案番号 8-021',
    beforeDesignation: 'yes',
    virusCheck: 'clean',
  })
}
