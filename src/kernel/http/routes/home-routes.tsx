import { dayOf } from '#kernel/pure/day.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Live, LiveHead } from '#ui/live.tsx'
import { Section } from '#ui/section.tsx'
import { writeAs } from '../../db/database.ts'
import { dutiesFor } from '../../home/duties.ts'
import { markSeen, noticesFor, turnsFor } from '../../home/turns.ts'
import { isId } from '../../id.ts'
import { designationsOf } from '../../pages/designations.ts'
import { frame } from '../../pages/frame.tsx'
import { DutyTable, HomePage, HomeSum, type Home } from '../../pages/home-page.tsx'
import { notFound } from '../fault.ts'
import { param, read, type Route, type SignedVisit } from '../route.ts'

const homeOf = (visit: SignedVisit): Promise<Home> =>
  read(visit, async (tx) => {
    const today = dayOf(visit.at)
    const held = []
    for (const query of visit.product.held) held.push(...(await query(tx, visit.actor, today)))
    return {
      actor: visit.actor,
      today,
      turns: await turnsFor(tx, visit.actor, 50),
      duties: await dutiesFor(tx, visit.product.duties, visit.actor, today),
      held,
      notices: await noticesFor(tx, visit.actor, 10),
    }
  })

const home = async (visit: SignedVisit) => {
  const facts = await homeOf(visit)
  return visit.c.html(
    frame(visit, {
      title: '本日の務め',
      under: '/',
      titleSide: <HomeSum home={facts} />,
      autofocusSearch: true,
      head: <LiveHead />,
      banner: <Live />,
      children: <HomePage home={facts} />,
    }),
  )
}

const duties = async (visit: SignedVisit) => {
  const today = dayOf(visit.at)
  const owed = await read(visit, (tx) => dutiesFor(tx, visit.product.duties, visit.actor, today))
  return visit.c.html(
    frame(visit, {
      title: '義務',
      under: '/duties',
      titleSide: (
        <Buttons>
          <ButtonLink href="/calendar">年間の予定</ButtonLink>
          <ButtonLink href="/calendar/next">これからの90日</ButtonLink>
        </Buttons>
      ),
      children: (
        <Section id="duties" title="私の官職が負う義務" count={`${owed.length}件`} side="期日の早い順">
          <DutyTable duties={owed} today={today} list={designationsOf(visit.actor)} />
        </Section>
      ),
    }),
  )
}

export const homeRoutes: readonly Route[] = [
  { method: 'GET', path: '/', who: 'signed-in', handle: home },
  { method: 'GET', path: '/duties', who: 'signed-in', handle: duties },
  {
    method: 'POST',
    path: '/notices/:id/seen',
    who: 'signed-in',
    handle: async (visit) => {
      const id = param(visit, 'id')
      if (!isId(id)) throw notFound()
      await writeAs(visit.product.db, visit.actor, (tx) => markSeen(tx, visit.actor, id, visit.at))
      return visit.c.redirect('/', 303)
    },
  },
]
