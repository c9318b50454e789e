import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { asked, documentsToChoose, optionsOf, peopleToChoose, postsToChoose } from '../candidates-store.ts'
import { unitTree } from '../unit-tree.ts'
import { INCUMBENCY_KINDS } from '../words.ts'
import type { Incumbency } from './model.ts'
import { incumbency } from './process.ts'

type Row = Omit<Incumbency, 'posts' | 'people' | 'documents'>

export const incumbencyBinding: Binding<Incumbency> = {
  process: incumbency,
  openToAll: true,
  load: async (tx, id) => {
    const { rows } = await sql<Row>`
      with recursive ${unitTree}
      select i.*, c.version, p.title as post_title, p.unit_id, t.full_name as unit_name,
        btrim(h.rank || ' ' || h.name) as person_name, d.title as document_name
      from incumbency i join case_file c on c.id = i.id join post p on p.id = i.post_id join tree t on t.id = p.unit_id
        join person h on h.id = i.person_id left join governing_document d on d.id = i.document_id
      where i.id = ${id}`.execute(tx)
    return rows[0] ? { ...rows[0], posts: [], people: [], documents: [] } : null
  },
  draft: async (tx, id, from) => ({
    id,
    state: '',
    version: 0,
    postId: '',
    postTitle: '',
    unitId: '',
    unitName: '',
    personId: '',
    personName: '',
    kind: 'substantive',
    startsOn: '',
    endsOn: null,
    documentId: null,
    documentName: null,
    orderNumber: null,
    posts: await postsToChoose(tx, asked(from, 'post')),
    people: await peopleToChoose(tx, asked(from, 'person')),
    documents: await documentsToChoose(tx),
  }),
  save: async (tx, after, before) => {
    const { id, postId, personId, kind, startsOn, endsOn, documentId, orderNumber, state } = after
    const row = { postId, personId, kind, startsOn, endsOn, documentId, orderNumber, state }
    if (before === null)
      await tx
        .insertInto('incumbency')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('incumbency').set(row).where('id', '=', id).execute()
  },
  options: optionsOf,
  facts: (m) => [
    ['官職', `${m.postTitle}（${m.unitName}）`, `/cases/${m.postId}`],
    ['就く人', m.personName, `/cases/${m.personId}`],
    ['区分', INCUMBENCY_KINDS[m.kind]],
    ['就いた日', wareki(m.startsOn)],
    ['離れる日', m.endsOn === null ? '定めなし' : wareki(m.endsOn)],
    ['発令の番号', m.orderNumber ?? '―'],
    ...(m.documentId === null ? [] : [['根拠の文書', m.documentName ?? '', `/cases/${m.documentId}`] as const]),
    ['引継ぎ', '引継簿で見る', `/registers/handovers?state=all&person=${m.personId}`],
  ],
  begins: (m) => [{ href: `/begin/succession.handover/open?incumbency=${m.id}`, label: '引継ぎを始める' }],
}
