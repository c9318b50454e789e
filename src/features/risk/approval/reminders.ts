import { sql } from 'kysely'
import type { RoleKey } from '#directive/roles.ts'
import { sendReminders, type Reminder } from '#kernel/act/notices.ts'
import { EVERYTHING, writeAs, type Tx } from '#kernel/db/database.ts'
import { addDays, dayOf, daysBetween, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Schedule } from '#kernel/worker/work.ts'
import { VALIDITY_WARNINGS } from './register.ts'
import { IN_FORCE, UNDECIDED } from './words.ts'

type Ahead = { caseId: string; systemId: string; systemName: string; what: 'due' | 'valid'; day: Day }

const FARTHEST = VALIDITY_WARNINGS[0]

/** Cases whose set time, and approvals whose last day, is at most 180 days ahead. A renewal that is open has a time of its own. */
const ahead = async (tx: Tx, today: Day): Promise<readonly Ahead[]> => {
  const { rows } = await sql<Ahead>`
    select x.case_id, x.system_id, s.name as system_name, x.what, x.day
    from (select a.id as case_id, a.system_id, 'due' as what, a.due_on as day from approval a
        where a.state in (${sql.join(UNDECIDED)})
          and not exists (select 1 from approval_exemption e where e.system_id = a.system_id and e.state = 'exempt')
      union all
      select a.id, a.system_id, 'valid', a.valid_until from approval a where a.state in (${sql.join(IN_FORCE)})) x
      join system s on s.id = x.system_id
    where s.state = 'registered' and x.day between ${today}::date and ${addDays(today, FARTHEST)}::date
    order by x.day, s.annex_number, s.name`.execute(tx)
  return rows
}

const TO: readonly RoleKey[] = ['SYS_DEV', 'CERT', 'IAO']

const WHAT = { due: '運用承認を受ける定められた時期', valid: '運用承認の有効期限' } as const

const remindersOf = (row: Ahead, today: Day): readonly Reminder[] => {
  const days = daysBetween(today, row.day)
  const near = VALIDITY_WARNINGS.findLast((limit) => days <= limit) ?? FARTHEST
  return TO.map((role) => ({
    caseId: row.caseId,
    once: `${row.what} ${row.day} ${near}`,
    notice: {
      verb: '連絡',
      role,
      to: role === 'IAO' ? {} : { systemId: row.systemId },
      text: `${row.systemName}：${WHAT[row.what]}（${wareki(row.day)}）まで、${days === 0 ? '本日限り' : `あと${days}日`}です。`,
      rules: ['R118'],
    },
  }))
}

/** Tells 整備, the 認証者 and the 情報保証責任者 at 180, 90 and 30 days; answers how many notices are new. */
export const remindOfDays = async (tx: Tx, at: Date): Promise<number> => {
  const today = dayOf(at)
  const rows = await ahead(tx, today)
  return sendReminders(
    tx,
    rows.flatMap((row) => remindersOf(row, today)),
    at,
  )
}

/** Every morning; a morning missed is made up for at the next start, and nothing is told twice. */
export const approvalReminders: Schedule = {
  key: 'risk.approval.days',
  cron: '20 6 * * *',
  run: async ({ db }, at) => {
    await writeAs(db, { reach: EVERYTHING, personId: null }, (tx) => remindOfDays(tx, at))
  },
}
