import type { AnyBinding, Asked, Bindings } from '#kernel/act/binding.ts'
import { widen, type Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { decide } from '#kernel/pure/decide.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW, type CaseModel } from '#kernel/pure/process.ts'
import type { Refusal, Verdict } from '#kernel/pure/verdict.ts'
import { OPEN_STATES } from '../take-out/model.ts'
import { takeOutDrafts } from '../take-out/store.ts'
import { aimedAct, deedOf, type Aim } from './actions.ts'
import type { Desk } from './model.ts'

/** What the desk's act would come to for one medium, and what says no where it would not happen. */
export type Judged = {
  mediumId: string
  aim: Aim
  /** Null begins a case. */
  caseId: string | null
  refusal: Refusal | null
  /** Names the group of everything held back for the same reason. */
  title: string
}

const NO_CASE: Readonly<Record<'open-take-out' | 'returned-take-out', Refusal>> = {
  'open-take-out': {
    code: 'no-take-out',
    rules: ['R054'],
    sentence: '持出しの申請がありません。許可を受けてから持ち出します。',
    remedy: { text: '持出しをまとめて申請する', href: '/begin/media.desk/open-request-take-out' },
  },
  'returned-take-out': {
    code: 'no-return-waiting',
    rules: ['R054'],
    sentence: '返却の確認を待っている持出しがありません。',
  },
}

export const NOT_SEEN: Refusal = {
  code: 'not-seen',
  rules: [],
  sentence: '今の官職では見られない案件です。',
  remedy: { text: 'その媒体を管理する部隊等に確かめてください。' },
}

const TITLES: Readonly<Record<string, string>> = {
  'wrong-state': '今の状態では行えないもの',
  'not-your-role': '今の官職では行えないもの',
  'no-take-out': '持出しの申請がないもの',
  'no-return-waiting': '返却の確認を待っていないもの',
  'not-seen': '見られないもの',
}

/** What names a group of everything held back for one reason: the condition that does not hold. */
export const groupTitleOf = (aim: Aim, code: string): string => {
  const condition = aimedAct(aim).gates?.find((gate) => gate.code === code)?.title
  return TITLES[code] ?? (condition === undefined ? '行えないもの' : `満ちていない条件：${condition}`)
}

/** By medium, the take-out that an aim is about, as the reader sees them. */
const takeOutsOf = async (
  tx: Tx,
  mediumIds: readonly string[],
  on: Aim['on'],
): Promise<ReadonlyMap<string, string>> => {
  if (on !== 'open-take-out' && on !== 'returned-take-out') return new Map()
  const rows = await tx
    .selectFrom('takeOut')
    .select(['mediumId', 'id'])
    .where('mediumId', 'in', [...mediumIds])
    .where('state', 'in', on === 'open-take-out' ? OPEN_STATES : ['returned'])
    // Of several returns that wait, the oldest is confirmed first.
    .orderBy('returnedAt', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.mediumId, row.id]))
}

const seenOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('caseFile')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.id))
}

const loadAll = async (
  tx: Tx,
  binding: AnyBinding,
  ids: readonly string[],
  asked: Asked,
): Promise<ReadonlyMap<string, CaseModel>> => {
  const models: readonly CaseModel[] = (await binding.loadMany?.(tx, ids, asked)) ?? []
  return new Map(models.map((model) => [model.id, model]))
}

const bindingOf = (bindings: Bindings, { process }: Pick<Aim, 'process'>): AnyBinding => {
  const binding = bindings.get(process)
  if (!binding) throw new Error(`no process ${process}`)
  return binding
}

type Facts = { caseIds: ReadonlyMap<string, string | null>; models: ReadonlyMap<string, CaseModel> }

/** By medium, the case of each aim and its facts. What the reader may not see is left out. After it the transaction sees everything. */
const factsOf = async (
  tx: Tx,
  bindings: Bindings,
  of: { aims: readonly Aim[]; desk: Pick<Desk, 'input'>; mediumIds: readonly string[]; actor: Actor; at: Date },
): Promise<Facts> => {
  const [{ on, process, act }] = of.aims as readonly [Aim]
  const binding = bindingOf(bindings, { process })
  if (on === 'new-take-out') {
    const drafts = await takeOutDrafts(tx, of.mediumIds, of.actor, dayOf(of.at))
    await widen(tx)
    return {
      caseIds: new Map(of.mediumIds.map((id) => [id, null])),
      models: new Map([...drafts].map(([id, draft]) => [id, { ...draft, id, state: NEW, version: 0 }])),
    }
  }
  const takeOuts = await takeOutsOf(tx, of.mediumIds, on)
  const caseIds = new Map(
    of.mediumIds.flatMap((id) => {
      const caseId = on === 'medium' ? id : takeOuts.get(id)
      return caseId === undefined ? [] : [[id, caseId] as const]
    }),
  )
  const seen = await seenOf(tx, [...caseIds.values()])
  await widen(tx)
  const loaded = await loadAll(tx, binding, [...seen], { act, input: of.desk.input })
  const models = new Map(
    [...caseIds].flatMap(([mediumId, caseId]) => {
      const model = loaded.get(caseId)
      return model ? [[mediumId, model] as const] : []
    }),
  )
  return { caseIds, models }
}

const verdictsOf = (
  bindings: Bindings,
  of: Pick<Desk, 'action' | 'input'>,
  model: CaseModel,
  who: { actor: Actor; at: Date },
): { aim: Aim; verdict: Verdict<unknown> }[] =>
  deedOf(of).aims.map((aim) => {
    const parsed = aimedAct(aim).input.safeParse(of.input)
    const given = { actor: who.actor, at: who.at, today: dayOf(who.at), input: parsed.success ? parsed.data : {} }
    return { aim, verdict: decide<CaseModel>(bindingOf(bindings, aim).process, model, aim.act, given) }
  })

/** The aim that is granted; else the refusal that says most: that of an act the person may do at all. */
const bestOf = (tried: ReturnType<typeof verdictsOf>): { aim: Aim; refusal: Refusal | null } | null => {
  const granted = tried.find(({ verdict }) => verdict.ok)
  if (granted) return { aim: granted.aim, refusal: null }
  const refused = tried.flatMap(({ aim, verdict }) => (verdict.ok ? [] : [{ aim, refusal: verdict.refusals[0] }]))
  return refused.find(({ refusal }) => refusal.code !== 'not-your-role') ?? refused[0] ?? null
}

/**
 * Judges the desk's act for many media by the acts' own conditions, in a constant number of statements. Nothing is
 * decided here that `act()` will not decide again. Begins in the reader's reach; after it the transaction sees everything.
 */
export const judge = async (
  tx: Tx,
  bindings: Bindings,
  of: { desk: Pick<Desk, 'action' | 'input'>; mediumIds: readonly string[]; actor: Actor; at: Date },
): Promise<readonly Judged[]> => {
  if (of.mediumIds.length === 0) return []
  const { aims } = deedOf(of.desk)
  const [first] = aims
  const { caseIds, models } = await factsOf(tx, bindings, { ...of, aims })
  return of.mediumIds.map((mediumId) => {
    const model = models.get(mediumId)
    const caseId = caseIds.get(mediumId)
    if (!model || caseId === undefined) {
      const none = caseId === undefined && (first.on === 'open-take-out' || first.on === 'returned-take-out')
      const refusal = none ? NO_CASE[first.on as keyof typeof NO_CASE] : NOT_SEEN
      return { mediumId, aim: first, caseId: null, refusal, title: groupTitleOf(first, refusal.code) }
    }
    const best = bestOf(verdictsOf(bindings, of.desk, model, of)) ?? { aim: first, refusal: NOT_SEEN }
    return { mediumId, ...best, caseId, title: best.refusal ? groupTitleOf(best.aim, best.refusal.code) : '' }
  })
}
