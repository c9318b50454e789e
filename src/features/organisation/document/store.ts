import { DOCUMENT_SLOTS } from '#directive/document-slots.ts'
import { GOVERNING_DOCUMENTS } from '#directive/governing-documents.ts'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { optionsOf } from '../candidates-store.ts'
import type { GoverningText } from './model.ts'
import { document, slotOf } from './process.ts'

const slotsFilled = async (tx: Tx): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('governingDocument')
    .select('slot')
    .where('slot', 'is not', null)
    .where('endsOn', 'is', null)
    .execute()
  return rows.flatMap((r) => r.slot ?? [])
}

const namedText = async (tx: Tx, key: string | undefined) => {
  if (key === undefined) return { key: null, pointsTo: null }
  const named = GOVERNING_DOCUMENTS.find((d) => d.key === key)
  const taken = await tx.selectFrom('governingDocument').select('id').where('key', '=', key).executeTakeFirst()
  return named && !taken ? { key, pointsTo: named.pointsTo ?? null } : null
}

export const documentBinding: Binding<GoverningText> = {
  process: document,
  openToAll: true,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('governingDocument as d')
      .innerJoin('caseFile as c', 'c.id', 'd.id')
      .selectAll('d')
      .select('c.version')
      .where('d.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, filled: await slotsFilled(tx) } : null
  },
  draft: async (tx, id, from) => {
    const named = await namedText(tx, from['key'])
    if (!named) return null
    const slot = slotOf(from['slot'] ?? null)
    return {
      id,
      state: '',
      version: 0,
      ...named,
      slot: slot?.key ?? null,
      eachTime: slot?.eachTime === true,
      number: null,
      title: '',
      kind: '',
      datedOn: null,
      effectiveOn: null,
      endsOn: null,
      place: null,
      inferred: null,
      filled: await slotsFilled(tx),
    }
  },
  save: async (tx, after, before) => {
    const { id, key, slot, eachTime, number, title, kind, datedOn, effectiveOn, endsOn } = after
    const { place, pointsTo, inferred, state } = after
    const row = {
      key,
      slot,
      eachTime,
      number,
      title,
      kind,
      datedOn,
      effectiveOn,
      endsOn,
      place,
      pointsTo,
      inferred,
      state,
    }
    if (before === null)
      await tx
        .insertInto('governingDocument')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('governingDocument').set(row).where('id', '=', id).execute()
  },
  options: async (tx, source, model) =>
    source === 'slot'
      ? DOCUMENT_SLOTS.filter((s) => model.slot === null || s.key === model.slot).map((s) => [
          s.key,
          `${s.title}（${s.provision}）`,
        ])
      : optionsOf(tx, source, {}),
  facts: (m) => [
    ...(m.slot === null
      ? []
      : [
          [
            '達が別に示すとするもの',
            `${slotOf(m.slot)?.title ?? m.slot}（${slotOf(m.slot)?.provision ?? ''}）`,
          ] as const,
        ]),
    ['番号', m.number ?? '―'],
    ['種別', m.kind],
    ['日付', m.datedOn === null ? '―' : wareki(m.datedOn)],
    ['施行の日', m.effectiveOn === null ? '―' : wareki(m.effectiveOn)],
    ...(m.endsOn === null ? [] : [['効力の終わる日', wareki(m.endsOn)] as const]),
    ...(m.pointsTo === null ? [] : [['達が指すところ', m.pointsTo] as const]),
    ['原本の所在', m.place ?? '―'],
    ...(m.inferred === null ? [] : [['読み取り', m.inferred] as const]),
  ],
}
