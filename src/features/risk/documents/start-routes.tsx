import { read, queryOf, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { standing } from '#kernel/pure/decide.ts'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Select } from '#ui/field/select.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { CHARGES, type KindDef } from './kind.ts'
import { chargesOf, KINDS } from './kinds.ts'
import type { RiskDocument } from './model.ts'
import { riskDocument } from './process.ts'

const mayBegin = (visit: SignedVisit, def: KindDef, systemId: string): boolean => {
  const lane = riskDocument.lanes['writer']
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the lane asks for kind and system alone
  return lane !== undefined && standing(visit.actor, lane, { kind: def.kind, systemId } as RiskDocument).length > 0
}

/** Which document of which system: only what is in the person's charge leads on. */
const start = async (visit: SignedVisit) => {
  const asked = queryOf(visit)['system'] ?? ''
  const systems = await read(visit, (tx) =>
    tx
      .selectFrom('system')
      .select(['id', 'name'])
      .where('isClass', '=', false)
      .where('state', '<>', 'retired')
      .orderBy('annexNumber')
      .orderBy('name')
      .execute(),
  )
  const offered = systems.filter((s) => KINDS.some((def) => mayBegin(visit, def, s.id)))
  const system = isId(asked) ? offered.find((s) => s.id === asked) : offered.length === 1 ? offered[0] : undefined
  const kinds = system ? KINDS.filter((def) => mayBegin(visit, def, system.id)) : []
  return visit.c.html(
    frame(visit, {
      title: '文書を作り始める',
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: '文書', href: '/registers/risk-documents' },
        { text: '作り始める' },
      ],
      children: (
        <>
          {offered.length === 0 ? (
            <Empty text="今の官職では、作成する文書がありません。情報システムの整備・運用・認証の責任者と、情報通信担当課、情報保証責任者が作成します。" />
          ) : (
            <form method="get" action="/documents/new">
              <Select
                name="system"
                label="情報システム"
                required
                value={system?.id}
                prompt="選んでください"
                options={offered.map((s) => ({ value: s.id, text: s.name }))}
              />
              <Button>文書を選ぶ</Button>
            </form>
          )}
          {system ? (
            <Section id="kinds" title={`${system.name}の文書`}>
              <Table
                caption="作ることのできる文書"
                columns={[
                  { title: '文書', names: true, cell: (def) => def.title, meta: (def) => def.purpose },
                  { title: '条項', cell: (def) => def.provision },
                  {
                    title: '記入する者',
                    cell: (def) =>
                      chargesOf(def)
                        .map((c) => CHARGES[c].title)
                        .join('・'),
                  },
                  {
                    title: '始め方',
                    cell: (def) => (
                      <Buttons>
                        <ButtonLink href={`/begin/risk.document/begin?kind=${def.kind}&system=${system.id}`}>
                          {`新しく（${def.title}）`}
                        </ButtonLink>
                        {def.yearly ? (
                          <ButtonLink href={`/begin/risk.document/carry-forward?kind=${def.kind}&system=${system.id}`}>
                            {`前年度から（${def.title}）`}
                          </ButtonLink>
                        ) : null}
                      </Buttons>
                    ),
                  },
                ]}
                rows={kinds}
              />
            </Section>
          ) : null}
        </>
      ),
    }),
  )
}

export const startRoutes: readonly Route[] = [
  { method: 'GET', path: '/documents/new', who: 'signed-in', handle: start },
]
