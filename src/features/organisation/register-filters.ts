import type { Filter } from '#kernel/pure/register.ts'

export const SEARCH: Filter = { key: 'q', title: '名称で探す', kind: 'text' }

/** Rows that have ended are left out unless asked for; which word says so depends on the register. */
export const endedToo = (standard: string): Filter => ({
  key: 'state',
  title: '状態',
  kind: 'choice',
  options: [['all', '終わったものも含む']],
  standard,
})
