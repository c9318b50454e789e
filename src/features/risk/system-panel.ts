import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Tone } from '#ui/tone.ts'

/** What one part of リスク管理 shows of a system on its page: a link, and two or three figures. */
export type SystemPanel = {
  key: string
  title: string
  href: (systemId: string) => string
  /** `late` and `lost` are the words of registers for what is bad. */
  figures: (
    tx: Tx,
    systemId: string,
    today: Day,
  ) => Promise<readonly { label: string; value: string; tone?: Tone | 'late' | 'lost' }[]>
}
