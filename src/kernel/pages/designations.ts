import { ROLES } from '#directive/roles.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'

/** What a person is designated as: one line a role and post, systems counted. Plain membership (職員) is not listed. */
export type Designation = { key: string; name: string; note: string }

const KIND_NOTE = { substantive: '', deputy: '代理', acting: '事務取扱' } as const

export const designationKey = (a: Pick<Authority, 'role' | 'postId'>): string => `${a.role}/${a.postId ?? ''}`

const extentOf = (group: readonly Authority[]): string => {
  const [first] = group
  if (!first) return ''
  const systems = group.filter((a) => a.systemName !== null)
  const over = systems.length > 1 ? `${systems.length}システム` : (systems[0]?.systemName ?? first.unitName ?? '')
  return [KIND_NOTE[first.kind], over, first.provision].filter((t) => t !== '').join('、')
}

export const designationsOf = (actor: Actor): readonly Designation[] => {
  const groups = new Map<string, Authority[]>()
  for (const a of actor.authorities) {
    if (a.role === 'USER') continue
    const key = designationKey(a)
    const group = groups.get(key)
    if (group) group.push(a)
    else groups.set(key, [a])
  }
  return [...groups].map(([key, group]) => ({
    key,
    name: ROLES[group[0]?.role ?? 'USER'].title,
    note: extentOf(group),
  }))
}

/** Place of a role in the header's list, or -1: which of 甲, 乙, 丙 a row is for. */
export const designationIndex = (list: readonly Designation[], role: string, postIds: readonly (string | null)[]) =>
  list.findIndex(
    (d) =>
      d.key.startsWith(`${role}/`) && (postIds.length === 0 || postIds.some((p) => d.key === `${role}/${p ?? ''}`)),
  )
