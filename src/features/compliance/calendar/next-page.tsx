import { ROLES } from '#directive/roles.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dueText } from '#kernel/pure/clock-text.ts'
import type { Day } from '#kernel/pure/day.ts'
import { designationsOf } from '#kernel/pages/designations.ts'
import { monthDay } from '#kernel/pure/wareki.ts'
import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { FirstRule, KindMark } from './occasion-marks.tsx'
import type { Occasion } from './occasions.ts'

export const AHEAD_DAYS = 90

export type PostGroup = { key: string; title: string; note: string; occasions: readonly Occasion[] }

/** What is coming for each post and what it is designated as, and for the person as 職員. */
export const byPost = (actor: Actor, occasions: readonly Occasion[]): readonly PostGroup[] => {
  const postOf = (role: string) => actor.authorities.find((a) => a.role === role)?.postTitle ?? ''
  const groups = designationsOf(actor).map((d): PostGroup => {
    const [role = ''] = d.key.split('/')
    return {
      key: d.key,
      title: `${postOf(role)}　${d.name}`,
      note: d.note,
      occasions: occasions.filter((o) => o.roles.some((r) => r === role)),
    }
  })
  const own = occasions.filter((o) => o.roles.length === 0 || o.roles.includes('USER'))
  return [...groups, { key: 'own', title: `本人　${ROLES.USER.shortTitle}`, note: '', occasions: own }]
}

const Rows = ({ group, today }: { group: PostGroup; today: Day }) => (
  <Table<Occasion>
    caption={group.title}
    columns={[
      {
        title: '期日',
        width: 10,
        foldTitle: false,
        cell: (o) => (
          <span class="when">
            {o.kind === 'duty' || o.kind === 'turn' ? (
              <Status word={o.day < today ? '期限超過' : o.day === today ? '本日' : '期限内'}>
                {dueText(o.day, today)}
              </Status>
            ) : null}
            <small class="num">{monthDay(o.day)}</small>
          </span>
        ),
      },
      {
        title: '何を・条項',
        names: true,
        cell: (o) => o.title,
        meta: (o) => (
          <>
            <FirstRule rules={o.rules} />
            {o.subject === '' ? null : <span>{o.subject}</span>}
            {o.note === null ? null : <span>{`（${o.note}）`}</span>}
          </>
        ),
      },
      { title: '期日の出どころ', width: 10, cell: (o) => <KindMark kind={o.kind} /> },
    ]}
    rows={group.occasions}
    rowHref={(o) => o.href}
    rowMark={(o) =>
      o.kind === 'fixed' || o.kind === 'set'
        ? undefined
        : o.day < today
          ? 'late'
          : o.day === today
            ? 'today'
            : undefined
    }
    empty={<Empty text="90日のうちに来る期日はありません。" />}
  />
)

/** Ninety days ahead, post by post; what is overdue stands first. */
export const NextPage = ({ groups, today }: { groups: readonly PostGroup[]; today: Day }) => (
  <div class="parts">
    {groups.map((group, nth) => (
      <Section id={`post-${nth + 1}`} title={group.title} count={`${group.occasions.length}件`} side={group.note}>
        <Rows group={group} today={today} />
      </Section>
    ))}
  </div>
)
