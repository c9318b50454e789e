import { Section } from '#ui/section.tsx'
import { Provision } from '#ui/provision.tsx'
import { Table } from '#ui/table.tsx'
import { frame } from '../../pages/frame.tsx'
import { PAGE_SIZE, RegisterPage, RegisterTitleSide } from '../../pages/register-page.tsx'
import type { Tx } from '../../db/database.ts'
import type { Option } from '../../act/binding.ts'
import type { AnyRegister } from '../product.ts'
import { notFound } from '../fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '../route.ts'

const boundOf = (visit: SignedVisit, key: string): AnyRegister => {
  const bound = visit.product.registers.get(key)
  if (!bound) throw notFound()
  return bound
}

const optionsOf = async (tx: Tx, bound: AnyRegister, visit: SignedVisit) => {
  const options: Record<string, readonly Option[]> = {}
  for (const filter of bound.register.filters)
    if (filter.source !== undefined)
      options[filter.source] = (await bound.options?.(tx, filter.source, visit.actor)) ?? []
  return options
}

/** Only what the visitor's posts can begin; whose case it is, the act itself decides. */
const beginsFor = <T extends { process: string; act: string }>(visit: SignedVisit, begins: readonly T[] = []) =>
  begins.filter((b) => {
    const process = visit.product.bindings.get(b.process)?.process
    const lane = process?.lanes[process.acts[b.act]?.by ?? '']
    if (!lane) return false
    return visit.actor.authorities.some((a) => a.role === lane.role || lane.also?.includes(a.role) === true)
  })

const show = async (visit: SignedVisit, key: string) => {
  const bound = boundOf(visit, key)
  const query = queryOf(visit)
  const { page, options } = await read(visit, async (tx) => ({
    page: await bound.page(tx, query, visit.actor, PAGE_SIZE),
    options: await optionsOf(tx, bound, visit),
  }))
  return visit.c.html(
    frame(visit, {
      title: bound.register.title,
      under: '/registers',
      crumbs: [{ text: '台帳', href: '/registers' }, { text: bound.register.title }],
      titleSide: <RegisterTitleSide register={bound.register} />,
      children: (
        <RegisterPage
          bound={bound}
          begins={beginsFor(visit, bound.begins)}
          bulk={beginsFor(visit, bound.bulk?.acts)}
          page={page}
          query={query}
          options={options}
          path={`/registers/${key}`}
        />
      ),
    }),
  )
}

const list = (visit: SignedVisit) =>
  visit.c.html(
    frame(visit, {
      title: '台帳',
      under: '/registers',
      children: visit.product.features
        .filter((f) => f.registers.length > 0)
        .map((feature) => (
          <Section
            id={`f-${feature.key}`}
            title={feature.title}
            count={`${feature.registers.length}冊`}
            side={(feature.imports ?? [])
              .filter((i) => i.who === 'signed-in' || visit.session.administrator)
              .map((i) => (
                <a href={`/imports/${i.key}`}>{i.title}</a>
              ))}
          >
            <Table
              caption={feature.title}
              columns={[
                { title: '台帳', names: true, cell: (r) => r.register.title },
                { title: '条項', cell: (r) => <Provision label={r.register.provision} /> },
                {
                  title: '始められる手続',
                  cell: (r) =>
                    beginsFor(visit, r.begins)
                      .map((b) => b.label)
                      .join('、') || '―',
                },
              ]}
              rows={feature.registers}
              rowHref={(r) => `/registers/${r.register.key}`}
            />
          </Section>
        )),
    }),
  )

export const registerRoutes: readonly Route[] = [
  { method: 'GET', path: '/registers', who: 'signed-in', handle: list },
  { method: 'GET', path: '/registers/:key', who: 'signed-in', handle: (visit) => show(visit, param(visit, 'key')) },
]
