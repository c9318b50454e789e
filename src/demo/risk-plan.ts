import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { RoleKey } from '#directive/roles.ts'
import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { clock, workday } from './office.ts'
import { SAMPLE_ITEMS, type SampleItem } from './risk-plan-items.ts'
import { teller, type Teller } from './storyteller.ts'

const EVERYBODY = { reach: EVERYTHING, personId: null }

/** Two parts of the 防衛情報通信基盤: their plans have run for some months. */
const SYSTEMS = ['dii-closed', 'dii-open-uc'] as const

type People = { dev: Actor; ops: Actor; cert: Actor; officer: Actor }

const holderOf = (of: Product, role: RoleKey, systemId: string | null, day: Day): Promise<Actor> =>
  readAs(of.db, EVERYBODY, async (tx) => {
    const { personId } = await tx
      .selectFrom('appointment as a')
      .innerJoin('incumbency as i', 'i.postId', 'a.postId')
      .select('i.personId')
      .where('a.role', '=', role)
      .$if(systemId !== null, (q) => q.where('a.systemId', '=', systemId))
      .where('i.startsOn', '<=', day)
      .where((e) => e.or([e('i.endsOn', 'is', null), e('i.endsOn', '>', day)]))
      .executeTakeFirstOrThrow()
    const actor = await loadActor(tx, personId, day)
    if (!actor) throw new Error(`the sample organisation has nobody as ${role}`)
    return actor
  })

type Scene = { t: Teller; people: People; systemId: string; today: Day; of: Product }

const does = (s: Scene, who: Actor, at: Date, act: string, on: string | null, input = {}, from = {}) =>
  s.t.does(who, at, 'risk.plan-item', act, on, input, from)

const nextMilestone = async ({ of }: Scene, itemId: string): Promise<string> =>
  readAs(
    of.db,
    EVERYBODY,
    async (tx) =>
      (
        await tx
          .selectFrom('planMilestone')
          .select('id')
          .where('itemId', '=', itemId)
          .where('droppedAt', 'is', null)
          .where('reachedOn', 'is', null)
          .orderBy('position')
          .executeTakeFirstOrThrow()
      ).id,
  )

const open = (s: Scene, item: SampleItem, day: Day): Promise<string> =>
  does(
    s,
    item.origin === 'assessment' ? s.people.cert : s.people[item.side],
    clock(day, 10),
    'open',
    null,
    {
      title: item.title,
      weakness: item.weakness,
      source: item.origin === 'assessment' ? 'セキュリティ評価報告書' : null,
      controlId: item.control,
      side: item.side,
      severity: item.severity,
    },
    { system: s.systemId, origin: item.origin },
  )

const planned = async (s: Scene, item: SampleItem, id: string, day: Day): Promise<void> => {
  const dueOn = addDays(day, item.due)
  await does(s, s.people.dev, clock(day, 14), 'plan', id, {
    severity: item.severity,
    dueOn,
    resources: null,
    milestone1: '試験環境で設定を確かめる',
    milestone1On: addDays(day, Math.round(item.due / 2)),
    milestone2: '実環境に適用し、結果を確かめる',
    milestone2On: dueOn,
  })
}

const accepted = async (s: Scene, id: string, day: Day, until: Day): Promise<void> => {
  const reason = '製造者の更新を待つほかなく、通信の区画を分けて影響を抑えている。'
  await does(s, s.people.dev, clock(day, 9), 'ask-acceptance', id, { reason })
  const condition = '四半期ごとに、代わりの措置が続いていることを確かめる。'
  await does(s, s.people.officer, clock(day, 16), 'accept', id, { until, condition })
}

const reported = async (s: Scene, item: SampleItem, id: string, day: Day): Promise<void> => {
  const evidence = '設定を改め、試験の記録により、求める状態となったことを確かめた。'
  const input = { completedOn: day, evidence, reference: '試験成績書（部内）' }
  await does(s, s.people[item.side], clock(day, 11), 'report', id, input)
}

/** What follows the plan, day by day, up to how the item stands now. */
const goesOn = async (s: Scene, item: SampleItem, id: string, began: Day): Promise<void> => {
  const worker = s.people[item.side]
  const day = workday(addDays(s.today, -(item.at ?? 1)))
  await does(s, worker, clock(workday(addDays(began, 10)), 9), 'start', id)
  if (item.due > 60 && item.opened > item.due / 2 + 10) {
    const reachedOn = addDays(began, Math.round(item.due / 2))
    const milestone = await nextMilestone(s, id)
    await does(s, worker, clock(reachedOn, 15), 'reach', id, { milestone, reachedOn, note: '支障なし' })
  }
  if (item.ends === 'moved') {
    const milestone = await nextMilestone(s, id)
    const reason = '更新の検証で業務の不具合が見つかり、製造者の修正を待つ。'
    await does(s, s.people.dev, clock(day, 10), 'add-milestone', id, {
      title: '製造者の修正を試験する',
      dueOn: addDays(began, item.due - 5),
      reason,
    })
    await does(s, s.people.dev, clock(day, 13), 'change-milestone', id, {
      milestone,
      title: null,
      dueOn: addDays(began, item.due),
      reason,
    })
  }
  if (item.ends === 'working' || item.ends === 'moved') return
  await reported(s, item, id, day)
  if (item.ends === 'completed')
    await does(s, s.people.cert, clock(day, 16), 'confirm', id, {
      confirmEvidence: '試験成績書と記録の写しを確かめた。',
      seen: 'yes',
    })
  if (item.ends === 'sent-back')
    await does(s, s.people.cert, clock(day, 16), 'send-back', id, {
      reason: '増設した装置のうち一台が、まだ設計書にない。',
    })
}

const tellItem = async (s: Scene, item: SampleItem): Promise<void> => {
  const began = workday(addDays(s.today, -item.opened))
  const ended = workday(addDays(s.today, -(item.at ?? 3)))
  const id = await open(s, item, began)
  if (item.ends === 'draft') return
  if (item.ends === 'not-applicable') {
    await does(s, s.people.cert, clock(ended, 11), 'not-applicable', id, {
      reason: '保管の期間は、上位の規則に定めがある。',
    })
    return
  }
  await planned(s, item, id, began)
  if (item.ends === 'planned') return
  if (item.ends === 'accepted') return accepted(s, id, ended, addDays(s.today, 20))
  if (item.ends === 'lapsed') return accepted(s, id, ended, addDays(s.today, -12))
  if (item.ends === 'acceptance-asked') {
    await does(s, s.people.dev, clock(ended, 9), 'ask-acceptance', id, {
      reason: '増設には次の年度の予算が要る。それまでは手順により順に停止する。',
    })
    return
  }
  await goesOn(s, item, id, began)
}

/** The plans of two systems over the past months: every state, some late, one extended, one acceptance that ran out. */
export const tellPlans = async (of: Product, say: (line: string) => void): Promise<void> => {
  const today = dayOf(of.clock())
  const t = teller(of)
  for (const [nth, key] of SYSTEMS.entries()) {
    const { id: systemId } = await readAs(of.db, EVERYBODY, (tx) =>
      tx.selectFrom('system').select('id').where('key', '=', key).executeTakeFirstOrThrow(),
    )
    const people = {
      dev: await holderOf(of, 'SYS_DEV', systemId, today),
      ops: await holderOf(of, 'SYS_OPS', systemId, today),
      cert: await holderOf(of, 'CERT', systemId, today),
      officer: await holderOf(of, 'IAO', null, today),
    }
    for (const item of SAMPLE_ITEMS[nth] ?? []) await tellItem({ t, people, systemId, today, of }, item)
  }
  say('  将来対応計画を作っています…')
}
