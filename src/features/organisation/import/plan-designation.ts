import { ROLES, type RoleKey } from '#directive/roles.ts'
import { SINGLE_ROLES } from '../words.ts'
import { begin, type PlannedRow } from './planned-row.ts'
import { designationKey, type NamedUnit } from './state.ts'

type Scope = { over: string; unitId: string | null; systemId: string | null }

const scopesOf = (row: PlannedRow, role: RoleKey, unit: NamedUnit): readonly Scope[] => {
  switch (ROLES[role].level) {
    case 'unit':
      return [{ over: unit.fullName, unitId: unit.fullName, systemId: null }]
    case 'system': {
      const { systems = [] } = row.entry
      if (systems.length === 0) row.problems.push(`${ROLES[role].title}には「情報システム」が要ります。`)
      return systems.flatMap((name) => {
        const id = row.state.systems.get(name)
        if (id === undefined)
          row.problems.push(`情報システム「${name}」は登録されていません（類の名では指定できません）。`)
        return id === undefined ? [] : [{ over: name, unitId: null, systemId: id }]
      })
    }
    default:
      return [{ over: '', unitId: null, systemId: null }]
  }
}

const planDesignation = (row: PlannedRow, role: RoleKey, post: string, scope: Scope) => {
  const key = designationKey(role, scope.over)
  const posts = row.state.designations.get(key) ?? []
  if (posts.includes(post)) return
  if (posts.length > 0 && SINGLE_ROLES.includes(role)) {
    row.problems.push(
      `${[scope.over, ROLES[role].title].filter((t) => t !== '').join('の')}には、「${posts[0] ?? ''}」が指定されています。`,
    )
    return
  }
  const { document: text } = row.entry
  const documentId = text === undefined ? undefined : row.state.documents.get(text)
  if (documentId === undefined) {
    row.problems.push(
      text === undefined
        ? '役割を指定した文書が書かれていません。'
        : `文書「${text}」は関係規則に登録されていません。番号か題名で書いてください。`,
    )
    return
  }
  const from = {
    post,
    document: documentId,
    ...(scope.unitId === null ? {} : { unit: scope.unitId }),
    ...(scope.systemId === null ? {} : { system: scope.systemId }),
  }
  begin(row, 'organisation.appointment', 'designate', from, {
    role,
    postId: post,
    unitId: scope.unitId,
    systemId: scope.systemId,
    documentId,
    provision: null,
    startsOn: row.on,
    inferred: null,
  })
  row.state.designations.set(key, [...posts, post])
}

/** Designates a post in a role, over what the role is over: the row's unit, the systems it names, or everything. */
export const planDesignations = (row: PlannedRow, role: RoleKey, post: string, unit: NamedUnit): void => {
  for (const scope of scopesOf(row, role, unit)) planDesignation(row, role, post, scope)
}
