import { readAs, writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, queryOf, type Route, type Visit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { fromOf, show } from './asking.ts'
import { demoPage } from './demo-page.tsx'
import { localPath } from './local-path.ts'
import { isFromThisMachine } from './loopback.ts'
import { PRODUCT } from './product-reach.ts'
import { sampleAccount, samplePeople } from './sample-people.ts'
import { giveToken } from './session-cookie.ts'
import { beginSession } from './sign-in.ts'
import { trimmed } from './typed.ts'

const EACH = 6

/** Nobody proves here who they are: only people of sample data, and only for those who sit at the machine. */
const onlyHere = ({ c, product }: Visit) => {
  if (!product.demo) throw notFound()
  if (!isFromThisMachine(c)) throw new Fault(403, '見本の人としてのサインインは、この機械の中からだけできます。')
}

const showPeople = async (visit: Visit): Promise<Response> => {
  onlyHere(visit)
  const { q = '', to } = queryOf(visit)
  const text = q.slice(0, 100)
  const groups = await readAs(visit.product.db, PRODUCT, (tx) => samplePeople(tx, text, dayOf(visit.at), EACH))
  return show(visit, demoPage({ groups, q: text, to: localPath(to) }))
}

const takePerson = async (visit: Visit): Promise<Response> => {
  onlyHere(visit)
  const { c, product, at } = visit
  const form = await formOf(visit)
  const personId = trimmed(form, 'person')
  if (!isId(personId)) throw notFound()
  const token = await writeAs(product.db, PRODUCT, async (tx) => {
    const account = await sampleAccount(tx, personId, dayOf(at), at)
    return account === null ? null : beginSession(tx, account, fromOf(visit), 'sample')
  })
  if (token === null) throw notFound()
  giveToken(c, token)
  return c.redirect(localPath(trimmed(form, 'to')), 303)
}

/** Sign-in by choosing a person of the sample data. Without the demonstration there are no such routes. */
export const demoSignInRoutes = (deps: { demo: boolean }): readonly Route[] =>
  deps.demo
    ? [
        { method: 'GET', path: '/demo/sign-in', who: 'anyone', handle: showPeople },
        { method: 'POST', path: '/demo/sign-in', who: 'anyone', handle: takePerson },
      ]
    : []
