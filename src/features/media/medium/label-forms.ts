import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundForm, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { commercialLabel } from '../forms/commercial-label.ts'
import { labels24, labelSheet, labelSheetTemplate, singleLabels } from '../forms/label-sheet.ts'
import { mediumLabel } from '../forms/medium-label.ts'

const PLACES = labels24.columns * labels24.rows
const AT_MOST = PLACES * 10

/** A whole number in a range from what was typed in the address; otherwise nothing was asked. */
const numberIn = (typed: string | undefined, most: number): number | null => {
  const n = /^\d{1,4}$/.test((typed ?? '').normalize('NFKC')) ? Number((typed ?? '').normalize('NFKC')) : 0
  return n >= 1 && n <= most ? n : null
}

const startAt = (query: Query) => numberIn(query['start'], PLACES)

/** Labels in the order asked for; media that say 秘密以上 bear the labels of the secrecy rules instead. */
const labelsOf = async (tx: Tx, ids: readonly string[]) => {
  const { rows } = await sql<{ number: string; code: string; kind: string; unitName: string }>`
    select m.number, m.code, m.kind, u.name as unit_name
    from unnest(${ids}::uuid[]) with ordinality as asked(id, nth)
      join medium m on m.id = asked.id
      join unit u on u.id = m.unit_id
    where m.kind <> 'secret-pointer' order by asked.nth`.execute(tx)
  return rows.map((m) =>
    mediumLabel({
      dataClass: m.kind === 'disclosable' ? '開示' : '業務用',
      registrationNumber: m.number,
      unit: m.unitName,
      code: m.code,
    }),
  )
}

/** Without a list: every medium that still waits for its number, in the order of the register. */
const waitingForLabels = (tx: Tx) =>
  tx
    .selectFrom('medium')
    .select('id')
    .where('state', '=', 'unlabelled')
    .where('kind', '<>', 'secret-pointer')
    .orderBy('unitId')
    .orderBy('number')
    .limit(AT_MOST)
    .execute()

const idsIn = (typed: string): readonly string[] => [...new Set(typed.split(',').filter(isId))].slice(0, AT_MOST)

const mediumLabelForm: BoundForm = {
  form: {
    key: 'medium-label',
    title: '可搬記憶媒体のラベル',
    provision: '付紙第4 1(1)ア(ｱ)、イ',
    rules: ['R051', 'R057'],
    template: labelSheetTemplate,
  },
  data: async (tx, { id, query }) => {
    const start = startAt(query)
    const ids = id === null ? undefined : [id]
    const asked = query['ids'] ?? ''
    const wanted = ids ?? (asked === '' ? (await waitingForLabels(tx)).map((m) => m.id) : idsIn(asked))
    const labels = await labelsOf(tx, wanted)
    if (labels.length === 0) return null
    return id !== null && start === null
      ? singleLabels('可搬記憶媒体のラベル', labels)
      : labelSheet('可搬記憶媒体のラベル', labels, { startPosition: start ?? 1 })
  },
  file: () => '可搬記憶媒体ラベル',
}

const LONGEST_NOTE = 24

/** 「市販」 for media that need no register; nothing is read from the database. */
const commercialLabelForm: BoundForm = {
  form: {
    key: 'commercial-label',
    title: '市販コンテンツのラベル',
    provision: '付紙第4 1(1)ウ',
    rules: ['R059', 'R058'],
    template: labelSheetTemplate,
  },
  data: async (_tx, { query }) => {
    const start = startAt(query) ?? 1
    const note = (query['contents'] ?? '').trim().slice(0, LONGEST_NOTE)
    const count = numberIn(query['count'], AT_MOST) ?? PLACES - start + 1
    const label = commercialLabel(note === '' ? null : note)
    return labelSheet(
      '市販コンテンツのラベル',
      Array.from({ length: count }, () => label),
      { startPosition: start },
    )
  },
  file: () => '市販コンテンツのラベル',
}

export const labelForms: readonly BoundForm[] = [mediumLabelForm, commercialLabelForm]
