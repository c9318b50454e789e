import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { notFound } from '#kernel/http/fault.ts'
import { param, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { STRATA, type Stratum } from '../words.ts'

type Listed = {
  id: string
  stratum: Stratum
  edition: number
  state: 'drafting' | 'frozen' | 'dropped'
  sample: boolean
  source: string | null
  questions: number
}

const WORDS = { drafting: '作成中', frozen: '確定', dropped: '取りやめ' } as const

const listed = async (tx: Tx, campaignId: string): Promise<readonly Listed[]> => {
  const { rows } = await sql<Listed>`
    select s.id, s.stratum, s.version as edition, s.state, s.sample, s.source,
      (select count(*)::int from self_inspection_question q where q.sheet_id = s.id) as questions
    from self_inspection_sheet s where s.campaign_id = ${campaignId}::uuid
    order by array_position('{operator,unit,staff}', s.stratum), s.version desc limit 100`.execute(tx)
  return rows
}

const SheetTable = ({ sheets }: { sheets: readonly Listed[] }) => (
  <Table
    caption="自己点検表"
    columns={[
      {
        title: '対象者',
        names: true,
        cell: (s: Listed) => `${STRATA[s.stratum]}　第${s.edition}版`,
        meta: (s: Listed) => (s.source === null ? null : <span>{`${s.source}から`}</span>),
      },
      { title: '状態', kind: 'status', cell: (s: Listed) => <Status word={WORDS[s.state]} /> },
      { title: '設問', kind: 'number', cell: (s: Listed) => `${s.questions}問` },
      { title: '見本', cell: (s: Listed) => (s.sample ? '本製品の見本' : '―') },
    ]}
    rows={sheets}
    rowHref={(s) => `/cases/${s.id}`}
    empty={<Empty text="自己点検表は、まだありません。" />}
  />
)

const sheetsPage = async (visit: SignedVisit) => {
  const id = param(visit, 'campaign')
  if (!isId(id)) throw notFound()
  const { campaign, sheets } = await read(visit, async (tx) => ({
    campaign: await tx
      .selectFrom('selfInspection')
      .select(['fiscalYear', 'state'])
      .where('id', '=', id)
      .executeTakeFirst(),
    sheets: await listed(tx, id),
  }))
  if (!campaign) throw notFound()
  const year = fiscalYearLabel(campaign.fiscalYear)
  const organises = visit.actor.authorities.some((a) => a.role === 'J6D' || a.role === 'J6P')
  const open = campaign.state === 'preparing' || campaign.state === 'announced'
  return visit.c.html(
    frame(visit, {
      title: `${year} 自己点検表`,
      under: '/registers',
      crumbs: [
        { text: '自己点検', href: '/registers/self-inspections' },
        { text: year, href: `/cases/${id}` },
        { text: '自己点検表' },
      ],
      children: (
        <Section id="sheets" title="対象者ごとの自己点検表" side="確定した版のうち、最も新しいものに答えます。">
          {organises && open ? (
            <Buttons>
              <ButtonLink primary href={`/begin/self-inspection.sheet/begin?campaign=${id}`}>
                自己点検表を作り始める
              </ButtonLink>
              <ButtonLink href="/imports/self-inspection-questions">表計算の書類から取り込む</ButtonLink>
            </Buttons>
          ) : null}
          <SheetTable sheets={sheets} />
        </Section>
      ),
    }),
  )
}

export const sheetRoutes: readonly Route[] = [
  { method: 'GET', path: '/self-inspection/:campaign/sheets', who: 'signed-in', handle: sheetsPage },
]
