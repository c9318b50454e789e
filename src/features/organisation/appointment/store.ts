import { sql } from 'kysely'
import { ROLES } from '#directive/roles.ts'
import type { Binding } from '#kernel/act/binding.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  asked,
  designationsMade,
  documentsToChoose,
  optionsOf,
  postsToChoose,
  systemsToChoose,
  unitsToChoose,
} from '../candidates-store.ts'
import { unitTree } from '../unit-tree.ts'
import { overOf, type Appointment } from './model.ts'
import { appointment } from './process.ts'

type Row = Omit<Appointment, 'posts' | 'units' | 'systems' | 'documents' | 'designations'>

export const appointmentBinding: Binding<Appointment> = {
  process: appointment,
  openToAll: true,
  load: async (tx, id) => {
    const { rows } = await sql<Row>`
      with recursive ${unitTree}
      select a.*, c.version, p.title || '（' || pt.full_name || '）' as post_title, ut.full_name as unit_name,
        s.name as system_name, d.title || coalesce('（' || d.number || '）', '') as document_name
      from appointment a join case_file c on c.id = a.id
        join post p on p.id = a.post_id join tree pt on pt.id = p.unit_id
        join governing_document d on d.id = a.document_id
        left join tree ut on ut.id = a.unit_id left join system s on s.id = a.system_id
      where a.id = ${id}`.execute(tx)
    if (!rows[0]) return null
    return {
      ...rows[0],
      posts: await postsToChoose(tx),
      units: [],
      systems: [],
      documents: [],
      designations: await designationsMade(tx, id),
    }
  },
  draft: async (tx, id, from) => ({
    id,
    state: '',
    version: 0,
    role: 'UNIT',
    postId: '',
    postTitle: '',
    unitId: null,
    unitName: null,
    systemId: null,
    systemName: null,
    documentId: '',
    documentName: '',
    provision: '',
    startsOn: '',
    endsOn: null,
    inferred: null,
    posts: await postsToChoose(tx, asked(from, 'post')),
    units: await unitsToChoose(tx, asked(from, 'unit')),
    systems: await systemsToChoose(tx, asked(from, 'system')),
    documents: await documentsToChoose(tx, asked(from, 'document')),
    designations: await designationsMade(tx, id),
  }),
  save: async (tx, after, before) => {
    const { id, role, postId, unitId, systemId, documentId, provision, startsOn, endsOn, inferred, state } = after
    const row = { role, postId, unitId, systemId, documentId, provision, startsOn, endsOn, inferred, state }
    if (before === null)
      await tx
        .insertInto('appointment')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('appointment').set(row).where('id', '=', id).execute()
  },
  options: optionsOf,
  facts: (m) => [
    ['役割', ROLES[m.role].title],
    ['範囲', overOf(m) || '統合幕僚監部等の全体'],
    ['官職', m.postTitle, `/cases/${m.postId}`],
    ['指定した文書', m.documentName, `/cases/${m.documentId}`],
    ['根拠の条項', m.provision],
    ['効力の始まる日', wareki(m.startsOn)],
    ['解く日', m.endsOn === null ? '定めなし' : wareki(m.endsOn)],
    ...(m.inferred === null ? [] : [['読み取り', m.inferred] as const]),
  ],
}
