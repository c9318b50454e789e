import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#kernel/pure/day.ts'

/** The condition that a system `s` is there on a day, is no class, and needs 運用承認: no exemption of it holds. */
export const needsApproval = (today: Day): RawBuilder<unknown> => sql`
  not s.is_class and s.starts_on <= ${today}::date and (s.ends_on is null or s.ends_on > ${today}::date)
  and not exists (select 1 from approval_exemption x where x.system_id = s.id and x.state = 'exempt')`
