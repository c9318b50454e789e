import type { Typed } from '../../pages/typed.ts'

/** What came with an act's form beside the answers: the kernel's own fields begin with an underscore. */
export type Sent = {
  answers: Record<string, string | string[]>
  from: Record<string, string>
  key: string | undefined
  seen: string | undefined
  post: string | undefined
  /** Pressed 変更 or 戻る on the page that shows all answers. */
  change: boolean
  checked: boolean
}

const one = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const sentForm = (typed: Typed): Sent => ({
  answers: Object.fromEntries(
    Object.entries(typed).flatMap(([k, v]) => (k.startsWith('_') || v === undefined ? [] : [[k, v] as const])),
  ),
  from: Object.fromEntries(
    Object.entries(typed).flatMap(([k, v]) =>
      k.startsWith('_from_') && typeof v === 'string' ? [[k.slice(6), v] as const] : [],
    ),
  ),
  key: one(typed, '_key'),
  seen: one(typed, '_seen'),
  post: one(typed, '_post'),
  change: one(typed, '_change') !== undefined,
  checked: one(typed, '_checked') === 'yes',
})
