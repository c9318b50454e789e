import { streamSSE } from 'hono/streaming'
import { notFound } from '../http/fault.ts'
import { queryOf, read, type Route, type SignedVisit } from '../http/route.ts'
import { isId } from '../id.ts'
import type { Live, LiveEvent } from './hub.ts'

/** After this a page asks anew, and with it whether the person may still see the case. */
const LIFETIME_MS = 15 * 60_000
const BEAT_MS = 25_000

const caseAsked = async (visit: SignedVisit): Promise<string | null> => {
  const asked = queryOf(visit)['case']
  if (asked === undefined) return null
  if (!isId(asked)) throw notFound()
  const there = await read(visit, (tx) =>
    tx.selectFrom('caseFile').select('id').where('id', '=', asked).executeTakeFirst(),
  )
  if (!there) throw notFound()
  return there.id
}

const nameOf = ({ actor }: SignedVisit): string =>
  `${actor.posts[0]?.title ?? actor.authorities[0]?.postTitle ?? ''}　${actor.rank} ${actor.name}`.trim()

const live = (hub: Live) => async (visit: SignedVisit) => {
  const caseId = await caseAsked(visit)
  const query = queryOf(visit)
  visit.c.header('x-accel-buffering', 'no')
  return streamSSE(visit.c, async (stream) => {
    let finish = () => {}
    const over = new Promise<void>((resolve) => {
      finish = resolve
    })
    stream.onAbort(finish)
    const say = (event: string, data: unknown) =>
      void stream.writeSSE({ event, data: JSON.stringify(data) }).catch(finish)
    const leave = hub.watch({
      actor: visit.actor,
      caseId,
      after: Number(query['after']) || 0,
      form: query['form'] === '1' ? nameOf(visit) : null,
      send: ({ event, data }: LiveEvent) => say(event, data),
    })
    const beat = setInterval(() => say('beat', null), BEAT_MS)
    const end = setTimeout(finish, LIFETIME_MS)
    try {
      await Promise.race([over, hub.stopping])
    } finally {
      clearInterval(beat)
      clearTimeout(end)
      leave()
    }
  })
}

/** What happens to a case, or to a person's home page, as it happens; for pages that are open. */
export const liveRoutes = (hub: Live): readonly Route[] => [
  { method: 'GET', path: '/live', who: 'signed-in', handle: live(hub) },
]
