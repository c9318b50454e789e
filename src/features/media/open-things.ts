import { sql, type RawBuilder } from 'kysely'
import type { OpenOf, OpenQuery, OpenThing } from '#kernel/open-things.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { MEDIA_TYPES, type MediaType } from './words.ts'

type Told = Pick<OpenThing, 'group' | 'bound'> & { why?: string; rule: RuleNumber; handOver?: OpenThing['handOver'] }

const PERMITTED_TO_ONE =
  '持出しの許可は、持ち出す人に対するものです。返却するか、取り下げて、後任が新たに許可を受けてください。'
const EXEMPTED_TO_ONE = '無効化の許可は、申請した人に対するものです。復旧するか、後任が新たに申請してください。'

/** How each kind of open thing changes hands, or why it does not. */
const KINDS: Readonly<Record<string, Told>> = {
  'medium:in-use': {
    group: '手元の可搬記憶媒体',
    bound: 'hand',
    rule: 'R053',
    handOver: { process: 'media.medium', act: 'change-user' },
  },
  'medium:handed': {
    group: '手元の可搬記憶媒体',
    bound: 'person',
    rule: 'R053',
    why: '受領を確かめていない媒体です。受け取ったことを確認するか、受け取っていないと申し出てください。',
  },
  'medium:disputed': {
    group: '受渡しの食い違い',
    bound: 'person',
    rule: 'R048',
    why: '受け取っていないと申し出た媒体です。部隊等情報保証責任者か情報保証担当者が、所在を確かめて片付けます。',
  },
  'medium:stopped': {
    group: '手元の可搬記憶媒体',
    bound: 'person',
    rule: 'R016',
    why: '感染のため使用を止めている媒体です。駆除が確認されるまで渡せません。',
  },
  'medium:lost': {
    group: '所在不明の可搬記憶媒体',
    bound: 'person',
    rule: 'R048',
    why: '所在不明の事案が終わるまで、使用者を替えません。',
  },
  'take-out:out': { group: '持出中の可搬記憶媒体', bound: 'person', rule: 'R054', why: PERMITTED_TO_ONE },
  'take-out': { group: '持出しの申請・許可', bound: 'person', rule: 'R054', why: PERMITTED_TO_ONE },
  'transfer:prepared': {
    group: '発送していない送達票',
    bound: 'person',
    rule: 'R045',
    why: '発送者の名で作った票です。発送するか取り消してください。情報保証担当者が代わって発送することもできます。',
  },
  transfer: { group: '受領票を待つ送達', bound: 'post', rule: 'R047' },
  desk: {
    group: '終えていない読取卓',
    bound: 'person',
    rule: 'R053',
    why: '読み取った本人の卓です。確定するか、取りやめてください。読み取った媒体そのものは、上に別に出ます。',
  },
  counter: {
    group: '数える者とされた棚卸',
    bound: 'person',
    rule: 'R049',
    why: '棚卸の責任者が、数える者から外すか、棚卸を終えてください。',
  },
  exemption: { group: '暗号化の無効化', bound: 'person', rule: 'R065', why: EXEMPTED_TO_ONE },
}

type Row = {
  kind: string
  id: string
  personId: string | null
  state: string
  number: string | null
  detail: string | null
  mediaType: string | null
  dueOn: string | null
}

const STATE_WORDS: Readonly<Record<string, string>> = {
  'in-use': '区域内使用中',
  handed: '受領未確認',
  disputed: '受渡し相違',
  stopped: '使用停止',
  lost: '所在不明',
  requested: '申請中',
  'sent-back': '差戻し',
  permitted: '許可済み',
  out: '持出中',
  prepared: '送達票作成',
  sent: '発送済',
  'sent-outside': '発送済（紙の受領票待ち）',
  received: '受領',
  difference: '相違あり',
  reviewed: '意見付き',
  'in-force': '無効化中',
  open: '読取り中',
  planned: '計画',
  counting: '実施中',
  closing: '差異の処理中',
}

const thingOf = (row: Row): OpenThing => {
  const told = KINDS[`${row.kind}:${row.state}`] ?? KINDS[row.kind]
  if (!told) throw new Error(`nobody knows how a ${row.kind} changes hands`)
  const type = row.mediaType === null ? null : MEDIA_TYPES[row.mediaType as MediaType]
  return {
    key: `${row.kind}:${row.id}`,
    personId: told.bound === 'post' ? null : row.personId,
    group: told.group,
    label: row.number ?? '',
    detail: [STATE_WORDS[row.state] ?? row.state, type, row.detail].filter(Boolean).join('・'),
    href: `/cases/${row.id}`,
    caseId: row.id,
    bound: told.bound,
    why: told.why ?? null,
    rule: told.rule,
    handOver: told.handOver ?? null,
  }
}

const unitsOf = (of: OpenOf) => of.post.flatMap((p) => (p.role === 'UNIT' && p.unitId !== null ? [p.unitId] : []))

/** A medium that is out is told of by its take-out. */
const select = (of: OpenOf): RawBuilder<Row> => sql<Row>`
  with people as (select unnest(${[...of.people]}::uuid[]) as id)
  select 'medium' as kind, m.id, m.holder_id as person_id, m.state, m.number, m.whereabouts as detail, m.media_type, m.due_on
    from medium m join people p on p.id = m.holder_id
    where m.state <> 'out' and not exists (select 1 from take_out t where t.medium_id = m.id and t.state = 'out')
  union all
  select 'take-out', t.id, t.applicant_id, t.state, m.number, t.destination, m.media_type, t.ends_on
    from take_out t join people p on p.id = t.applicant_id join medium m on m.id = t.medium_id
    where t.state in ('requested', 'sent-back', 'permitted', 'out')
  union all
  select 'transfer', t.id, t.sender_id, t.state, t.number, coalesce(unit_shown(t.to_unit_id), t.to_outside), null, t.sent_on
    from transfer t
    where (t.sender_id in (select id from people) and t.state in ('prepared', 'sent', 'sent-outside', 'received', 'difference'))
      or (t.unit_id = any (${unitsOf(of)}::uuid[]) and t.state in ('sent', 'sent-outside', 'received', 'difference'))
  union all
  select 'exemption', x.id, x.applicant_id, x.state, coalesce(x.number, m.number), m.number, m.media_type, x.ends_on
    from encryption_exemption x join people p on p.id = x.applicant_id join medium m on m.id = x.medium_id
    where x.state in ('requested', 'reviewed', 'in-force')
  union all
  select 'desk', d.id, d.person_id, d.state, c.title, null, null, null
    from desk d join people p on p.id = d.person_id join case_file c on c.id = d.id where d.state = 'open'
  union all
  select 'counter', s.id, k.person_id, s.state, c.title, null, null, null
    from stocktake_counter k join people p on p.id = k.person_id join stocktake s on s.id = k.stocktake_id
      join case_file c on c.id = s.id
    where k.active and not c.closed
  order by 1, 5, 2`

/** What people hold, asked for or sent of media, and what the officer of a unit waits for; one statement. */
export const openMedia: OpenQuery = async (tx, of) => (await select(of).execute(tx)).rows.map(thingOf)
