import { read, type SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { provisionOf } from '#directive/rules.ts'
import { Banner } from '#ui/banner.tsx'
import { Empty } from '#ui/empty.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { ACTION_KEYS, actionOf, aimedAct, deedOf, isActionKey, openingAct, type ActionKey } from './actions.ts'
import { handedCount } from './handed/store.ts'
import { openDesks, type OpenDesk } from './page-store.ts'
import { desk } from './process.ts'

/** What the visitor's posts let them do at a desk; of which media, each act decides. */
const actionsOf = (actor: Actor): readonly ActionKey[] =>
  ACTION_KEYS.filter((key) => {
    const lane = desk.lanes[actionOf(key).by]
    return lane && actor.authorities.some((a) => a.role === lane.role || lane.also?.includes(a.role) === true)
  })

const Open = ({ desks }: { desks: readonly OpenDesk[] }) =>
  desks.length === 0 ? null : (
    <Section id="open" title="終えていない読取り" count={`${desks.length}件`}>
      <Table
        caption="終えていない読取り"
        columns={[
          {
            title: '行うこと',
            names: true,
            cell: (d) =>
              `続ける：${isActionKey(d.action) ? deedOf({ action: d.action, input: d.input }).title : d.action}`,
          },
          { title: '始めた日時', kind: 'number', cell: (d) => clockText(d.openedAt) },
          { title: '読取り', kind: 'number', cell: (d) => `${d.scans}件` },
          { title: '行えるもの', kind: 'number', cell: (d) => `${d.ready}点` },
          { title: '止まっているもの', kind: 'number', cell: (d) => `${d.blocked}点` },
        ]}
        rows={desks}
        rowHref={(d) => `/desk/${d.id}`}
      />
    </Section>
  )

const Waiting = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <Banner kind="info" sentence={`渡された媒体が${count}点、受領の確認を待っています。`}>
      <p>
        <a href="/desk/handed">渡された媒体を確かめる</a>
      </p>
    </Banner>
  )

/** Where a desk is begun: what to do is chosen here, its common answers on the next page. */
export const deskIndex = async (visit: SignedVisit) => {
  const { desks, waiting } = await read(visit, async (tx) => ({
    desks: await openDesks(tx, visit.actor),
    waiting: await handedCount(tx, visit.actor),
  }))
  return visit.c.html(
    frame(visit, {
      title: '読取卓',
      under: '/desk',
      titleSide: <a href="/registers/unknown-codes">不明コード</a>,
      children: (
        <>
          <p class="help">
            行うことと共通の事項を先に一度だけ決め、続けて何点でも読み取ります。読み取ったものは、この端末に控えてから送るため、画面を閉じても、通信が切れても失われません。
          </p>
          <Waiting count={waiting} />
          <Open desks={desks} />
          <Section id="begin" title="読取りを始める" side="何を行うかを選ぶ">
            <Table
              caption="読取りで行えること"
              columns={[
                { title: '行うこと', names: true, cell: (key) => actionOf(key).title },
                {
                  title: '条項',
                  cell: (key) => {
                    const [rule] = aimedAct(actionOf(key).aims[0]).rules
                    return rule ? <Provision label={provisionOf(rule)} /> : '―'
                  },
                },
              ]}
              rows={actionsOf(visit.actor)}
              rowHref={(key) => `/begin/media.desk/${openingAct(key)}`}
              empty={<Empty text="今の官職で行える読取りはありません。" />}
            />
          </Section>
        </>
      ),
    }),
  )
}
