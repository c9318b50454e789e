import { clockText } from '#kernel/pure/clock-text.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import type { WorkState, WorkView } from '../worker/work.ts'

export const WORK_STATES: Readonly<Record<WorkState, string>> = {
  waiting: '待機中',
  running: '進行中',
  done: '終わりました',
  failed: '行えませんでした',
  cancelled: '取りやめました',
}

export const isOpen = (work: Pick<WorkView, 'state'>): boolean => work.state === 'waiting' || work.state === 'running'

const counted = ({ done, total }: WorkView, unit: string) =>
  total === null
    ? `${done.toLocaleString('ja-JP')}${unit}`
    : `${done.toLocaleString('ja-JP')}／${total.toLocaleString('ja-JP')}${unit}`

/** How far a piece of work is. While it runs the page asks again by itself; without JavaScript the browser does. */
export const WorkProgress = ({
  work,
  href,
  unit = '件',
}: {
  work: WorkView
  href?: string | undefined
  unit?: string | undefined
}) => (
  <section class="work" aria-labelledby="work-h">
    <h2 id="work-h">{work.title}</h2>
    <p role="status">
      <strong>{WORK_STATES[work.state]}</strong>
      {isOpen(work) || work.done > 0 ? `　${counted(work, unit)}` : ''}
      {work.cancelAsked && isOpen(work) ? '　取りやめています…' : ''}
    </p>
    {isOpen(work) ? (
      <progress
        aria-labelledby="work-h"
        max={work.total ?? undefined}
        value={work.total === null ? undefined : work.done}
      />
    ) : null}
    {work.message === null ? null : <p>{work.message}</p>}
    {isOpen(work) ? (
      <>
        <ask-again after="1000" />
        <p class="sub">この画面を閉じても作業は続きます。終わったかどうかは、いつでもここで確かめられます。</p>
        {work.cancelAsked ? null : (
          <form method="post" action={`/jobs/${work.id}/cancel`}>
            <Button>取りやめる</Button>
          </form>
        )}
      </>
    ) : (
      <>
        {work.endedAt === null ? null : <p class="sub">{clockText(work.endedAt)}</p>}
        {href === undefined ? null : <ButtonLink href={href}>結果を見る</ButtonLink>}
      </>
    )}
  </section>
)
