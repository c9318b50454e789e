import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { newCode, newId } from '#kernel/id.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { designatedPlaces, unitFor } from '../place/store.ts'
import { KIND_WORDS, MEDIA_TYPES, TRIGGERS } from '../words.ts'
import { medium } from './process.ts'
import { placeName, type Medium, type Use } from './model.ts'

const COLUMNS = [
  'unitId',
  'state',
  'number',
  'code',
  'kind',
  'trigger',
  'receivedFrom',
  'registeredOn',
  'mediaType',
  'model',
  'capacity',
  'serialNumber',
  'placeId',
  'numberShown',
  'disclosureShown',
  'writeProtectedOn',
  'separationGrounds',
  'encrypts',
  'pointerRegister',
  'infectedSince',
  'holderId',
  'holderName',
  'whereabouts',
  'dueOn',
  'erasedOn',
  'disposal',
  'destroyedOn',
  'movedTo',
  'note',
  'corrected',
] as const satisfies readonly (keyof Medium)[]

const rowOf = (m: Medium) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Medium, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Medium, (typeof COLUMNS)[number]>

/** The use that is open, else the last one that waits for confirmation. */
const currentUse = async (tx: Tx, mediumId: string): Promise<Use | null> =>
  (await tx
    .selectFrom('mediumUse')
    .selectAll()
    .where('mediumId', '=', mediumId)
    .where((e) => e.or([e('returnedAt', 'is', null), e('confirmedAt', 'is', null)]))
    .orderBy('takenAt', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

const saveUse = async (tx: Tx, after: Medium, before: Medium | null) => {
  const { use } = after
  if (use === before?.use || use === null) return
  if (use.id === '') {
    await tx
      .insertInto('mediumUse')
      .values({ ...use, id: newId(use.takenAt), mediumId: after.id, unitId: after.unitId })
      .execute()
    return
  }
  await tx
    .updateTable('mediumUse')
    .set({
      returnedAt: use.returnedAt,
      returnNote: use.returnNote,
      confirmedAt: use.confirmedAt,
      confirmedBy: use.confirmedBy,
    })
    .where('id', '=', use.id)
    .execute()
}

/** A use cut short by infection or recovery from loss is closed with the reason instead of staying open for ever. */
const closeAbandonedUse = async (tx: Tx, after: Medium, before: Medium | null, at: Date) => {
  if (before?.use?.returnedAt !== null || after.use !== null) return
  await tx
    .updateTable('mediumUse')
    .set({ returnedAt: at, returnNote: '使用停止又は所在確認により終了', confirmedAt: at, confirmedBy: '連動' })
    .where('id', '=', before.use.id)
    .execute()
}

export const mediumBinding: Binding<Medium> = {
  process: medium,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('medium as m')
      .innerJoin('unit as u', 'u.id', 'm.unitId')
      .innerJoin('caseFile as c', 'c.id', 'm.id')
      .selectAll('m')
      .select(['u.name as unitName', 'u.abbreviation as unitMark', 'c.version'])
      .where('m.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const [places, use] = [await designatedPlaces(tx, row.unitId), await currentUse(tx, id)]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- check constraints hold kind, trigger and type to the words
    return { ...row, places, use } as Medium
  },
  draft: async (tx, id, from, actor) => {
    const unit = await unitFor(tx, from['unit'], actor)
    if (!unit) return null
    return {
      id,
      state: '',
      version: 0,
      unitId: unit.id,
      unitName: unit.name,
      unitMark: unit.abbreviation,
      number: '',
      code: newCode(),
      kind: 'business',
      trigger: 'opened',
      receivedFrom: null,
      registeredOn: '',
      mediaType: 'usb',
      model: '',
      capacity: null,
      serialNumber: null,
      placeId: null,
      numberShown: false,
      disclosureShown: false,
      writeProtectedOn: null,
      separationGrounds: null,
      encrypts: false,
      pointerRegister: null,
      infectedSince: null,
      holderId: null,
      holderName: null,
      whereabouts: null,
      dueOn: null,
      erasedOn: null,
      disposal: null,
      destroyedOn: null,
      movedTo: null,
      note: null,
      corrected: false,
      places: await designatedPlaces(tx, unit.id),
      use: null,
    }
  },
  save: async (tx, after, before, { at }) => {
    const row = rowOf(after)
    if (before === null) await tx.insertInto('medium').values({ id: after.id, ...row }).execute()
    else await tx.updateTable('medium').set(row).where('id', '=', after.id).execute()
    await saveUse(tx, after, before)
    await closeAbandonedUse(tx, after, before, at)
    if (after.newSecretInput)
      await tx
        .insertInto('secretInput')
        .values({ id: newId(at), mediumId: after.id, unitId: after.unitId, ...after.newSecretInput })
        .execute()
  },
  options: async (_tx, source, model) =>
    source === 'place' ? model.places.map((p) => [p.id, p.name] as const) : [],
  facts: (m) => [
    ['登録番号', m.number],
    ['管理', m.unitName],
    ['データの区分', KIND_WORDS[m.kind]],
    ['媒体', `${MEDIA_TYPES[m.mediaType]} ${m.model}${m.capacity === null ? '' : ` ${m.capacity}`}`],
    ['登録', `${wareki(m.registeredOn)}（${TRIGGERS[m.trigger]}${m.receivedFrom === null ? '' : `、${m.receivedFrom}`}）`],
    ...(m.pointerRegister === null
      ? ([['集中保管場所', placeName(m)]] as const)
      : ([['管理する簿冊', m.pointerRegister]] as const)),
    ...(m.holderName === null ? [] : ([['所持者', `${m.holderName}（${m.whereabouts ?? ''}）`]] as const)),
    ...(m.dueOn === null ? [] : ([['返却期限', wareki(m.dueOn)]] as const)),
    ...(m.separationGrounds === null ? [] : ([['分離の根拠', m.separationGrounds]] as const)),
    ...(m.writeProtectedOn === null ? [] : ([['追記禁止措置', wareki(m.writeProtectedOn)]] as const)),
    ...(m.disposal === null ? [] : ([['消去・破棄', m.disposal]] as const)),
    ...(m.movedTo === null ? [] : ([['転出・交付先', m.movedTo]] as const)),
    ...(m.note === null ? [] : ([['備考', m.note]] as const)),
  ],
  begins: (m) =>
    m.state !== 'kept'
      ? []
      : [
          { href: `/begin/media.take-out/request?medium=${m.id}`, label: '持出しを申請する' },
          { href: `/begin/media.transfer/prepare?medium=${m.id}&media=${m.id}`, label: 'ほかの部隊等へ送達する' },
          ...(m.encrypts
            ? [{ href: `/begin/media.exemption/request?medium=${m.id}`, label: '暗号化の無効化を申請する' }]
            : []),
        ],
  prints: (m) =>
    m.kind === 'secret-pointer' ? [] : [{ href: `/forms/medium-label/${m.id}.pdf`, label: 'ラベルを印刷する' }],
}

/** Media an officer may choose from when lending or sending: kept now, by number. */
export const keptMedia = (tx: Tx, unitId: string) =>
  tx
    .selectFrom('medium')
    .select(['id', 'number', 'model', 'mediaType', 'capacity', 'kind'])
    .where('unitId', '=', unitId)
    .where('state', '=', 'kept')
    .where('kind', '<>', 'secret-pointer')
    .orderBy(sql`number`)
    .execute()
