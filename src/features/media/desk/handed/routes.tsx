import { actAll } from '#kernel/act/act.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { NOT_SEEN } from '../judge-store.ts'
import { HandedList } from './page.tsx'
import { HANDED_PAGE, handedTo } from './store.ts'

const page = async (visit: SignedVisit, refusals: readonly Refusal[]) => {
  const query = queryOf(visit)
  const list = await read(visit, (tx) => handedTo(tx, visit.actor, query))
  const did = Number(query['did'])
  return visit.c.html(
    frame(visit, {
      title: '渡された媒体',
      under: '/desk',
      crumbs: [{ text: '読取卓', href: '/desk' }, { text: '渡された媒体' }],
      banner: (
        <>
          <RefusalBanners refusals={refusals} />
          {Number.isInteger(did) && did > 0 && refusals.length === 0 ? (
            <Banner kind="success" sentence={`${did}点を受け取ったことを記録しました。`} />
          ) : null}
        </>
      ),
      children: (
        <>
          <p class="help">
            情報保証に当たる者が、あなたを使用者として渡した媒体です。確認できるのは、渡された本人だけです。読み取って確かめるときは、
            <a href="/begin/media.desk/open-receive">読取卓（受取り）</a>を使います。
          </p>
          <HandedList page={list} />
        </>
      ),
    }),
    refusals.length === 0 ? 200 : 409,
  )
}

const NONE_TICKED: Refusal = {
  code: 'none-ticked',
  rules: [],
  sentence: '受け取った媒体に印が付いていません。',
  remedy: { text: '受け取った媒体に印を付けてから、もう一度行ってください。' },
}

/** Confirms what is ticked, all of it or none: each by its own act, judged by its own conditions. */
const receive = async (visit: SignedVisit) => {
  const { db, bindings } = visit.product
  const ticked = [(await formOf(visit))['medium'] ?? []].flat().filter(isId)
  const ids = [...new Set(ticked)].toSorted().slice(0, HANDED_PAGE)
  if (ids.length === 0) return page(visit, [NONE_TICKED])
  const commands = ids.map((caseId) => ({
    process: 'media.medium',
    act: 'receive',
    caseId,
    input: {},
    actor: visit.actor,
    at: visit.at,
  }))
  const outcome = await actAll(db, bindings, visit.actor, commands)
  if (outcome.kind === 'done') return visit.c.redirect(`/desk/handed?did=${ids.length}`, 303)
  const [refusal = NOT_SEEN] = outcome.outcome.kind === 'refused' ? outcome.outcome.refusals : [NOT_SEEN]
  const stopped = ids[outcome.at] ?? ''
  const number = await read(visit, (tx) =>
    tx.selectFrom('medium').select('number').where('id', '=', stopped).executeTakeFirst(),
  )
  return page(visit, [
    { ...refusal, sentence: `${number?.number ?? '一点'}：${refusal.sentence}どの媒体もまだ記録していません。` },
  ])
}

/** What was handed to the visitor, and nobody else's: the act's own lane says so. */
export const handedRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/handed', who: 'signed-in', handle: (visit) => page(visit, []) },
  { method: 'POST', path: '/desk/handed', who: 'signed-in', handle: receive },
]
