import type { Act, State } from '#kernel/pure/process.ts'
import type { Campaign } from './model.ts'

/** What the acts after closing need to know of the campaign beyond its own row. */
export type AfterFacts = Readonly<Record<never, never>>

export const nothingAfter: AfterFacts = {}

/** From the end of answering on: 集計, 報告, 受領, 監査へ提供, 終結. */
export const statesAfterClosing = {
  counting: { label: '集計', tone: 'now' },
} as const satisfies Readonly<Record<string, State<Campaign>>>

export const afterClosing: Readonly<Record<string, Act<Campaign>>> = {}
