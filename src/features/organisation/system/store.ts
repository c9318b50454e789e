import { sql } from 'kysely'
import { ANNEX_1_SYSTEMS } from '#directive/annex1.ts'
import { ROLES } from '#directive/roles.ts'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { asked, documentsToChoose, optionsOf, postsToChoose, systemsToChoose } from '../candidates-store.ts'
import type { InformationSystem } from './model.ts'
import { system } from './process.ts'

type Row = Omit<InformationSystem, 'classes' | 'posts' | 'documents' | 'headPostId'>

const load = async (tx: Tx, id: string, today: Day): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select s.*, c.version, k.name as class_name, d.title as document_name,
      (select count(*) from system i where i.class_id = s.id and i.state = 'registered') as instances,
      coalesce((
        select json_agg(json_build_object('id', a.id, 'role', a.role, 'postTitle', p.title, 'holders', coalesce((
            select string_agg(btrim(h.rank || ' ' || h.name), '、' order by n.kind desc)
            from incumbency n join person h on h.id = n.person_id
            where n.post_id = p.id and n.state = 'serving' and n.starts_on <= ${today}::date
              and (n.ends_on is null or n.ends_on > ${today}::date)), '')) order by a.role)
        from appointment a join post p on p.id = a.post_id where a.system_id = s.id and a.state = 'designated'
      ), '[]') as designations
    from system s join case_file c on c.id = s.id left join system k on k.id = s.class_id
      left join governing_document d on d.id = s.document_id
    where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** The row of 付紙第１ a link names, where no system stands for it yet. */
const namedRow = async (tx: Tx, key: string | undefined) => {
  if (key === undefined) return { key: null, annexNumber: null, isClass: false }
  const row = ANNEX_1_SYSTEMS.find((s) => s.key === key)
  const taken = await tx.selectFrom('system').select('id').where('key', '=', key).executeTakeFirst()
  return row && !taken ? { key, annexNumber: row.no, isClass: row.isClass } : null
}

export const systemBinding = (clock: () => Date): Binding<InformationSystem> => ({
  process: system,
  openToAll: true,
  load: async (tx, id) => {
    const row = await load(tx, id, dayOf(clock()))
    return row ? { ...row, headPostId: null, classes: [], posts: [], documents: [] } : null
  },
  draft: async (tx, id, from) => {
    const named = await namedRow(tx, from['key'])
    if (!named) return null
    return {
      id,
      state: '',
      version: 0,
      ...named,
      classId: null,
      className: null,
      name: '',
      startsOn: '',
      endsOn: null,
      encrypts: false,
      actsWithConnected: false,
      documentId: null,
      documentName: null,
      inferred: null,
      headPostId: null,
      designations: [],
      instances: 0,
      classes: (await systemsToChoose(tx, asked(from, 'class'))).filter((s) => s.isClass),
      posts: await postsToChoose(tx, asked(from, 'post')),
      documents: await documentsToChoose(tx),
    }
  },
  save: async (tx, after, before) => {
    const { id, key, annexNumber, classId, isClass, name, startsOn, endsOn, encrypts, actsWithConnected } = after
    const { documentId, inferred, state } = after
    const row = {
      key,
      annexNumber,
      classId,
      isClass,
      name,
      startsOn,
      endsOn,
      encrypts,
      actsWithConnected,
      documentId,
      inferred,
      state,
    }
    if (before === null)
      await tx
        .insertInto('system')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('system').set(row).where('id', '=', id).execute()
  },
  options: async (tx, source, model) =>
    source === 'class' ? model.classes.map((c) => [c.id, c.name]) : optionsOf(tx, source, model),
  facts: (m) => [
    ['付紙第1の番号', m.annexNumber === null ? '―' : `${m.annexNumber}`],
    ...(m.classId === null ? [] : [['類', m.className ?? '', `/cases/${m.classId}`] as const]),
    ...(m.isClass ? [['この類の情報システム', `${m.instances}件`, `/registers/systems?class=${m.id}`] as const] : []),
    ...m.designations.map(
      (d) => [ROLES[d.role].title, `${d.postTitle}　${d.holders || '欠員'}`, `/cases/${d.id}`] as const,
    ),
    ['暗号化機能', m.encrypts ? '備える' : '備えない'],
    ['連接システムと共に対処', m.actsWithConnected ? 'する' : 'しない'],
    ['対象とした日', wareki(m.startsOn)],
    ...(m.endsOn === null ? [] : [['廃止の日', wareki(m.endsOn)] as const]),
    ...(m.documentId === null ? [] : [['対象に加えた文書', m.documentName ?? '', `/cases/${m.documentId}`] as const]),
    ...(m.inferred === null ? [] : [['読み取り', m.inferred] as const]),
  ],
})
