import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { dueText } from '#kernel/pure/clock-text.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { listHref, PAGE_SIZE, totalOf } from '#kernel/pages/register-page.tsx'
import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import { Banner } from '#ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { SHEETS_A_PART } from '../forms/bound-forms.ts'
import { dueOf, MISSING, REASONS, SILENT, STANDINGS } from '../words.ts'
import type { PersonLine } from './people-store.ts'
import { TallyFacts } from './tally-facts.tsx'
import type { Tally } from './units-store.ts'

export type PeopleProps = {
  unitId: string
  unitName: string
  page: PageOf<PersonLine>
  tally: Tally
  query: Query
  today: Day
  settings: { dueDays: number; acceptanceNeeded: boolean }
  /** The visitor is the officer: accepts, records paper. `reminds`: the officer or the assistant. */
  officer: boolean
  reminds: boolean
  refusals: readonly Refusal[]
  accepted: number | null
}

const STATES = [
  ['', '提出していない職員'],
  ['submitted', '受理を待つもの'],
  ['declared', '申出'],
  ['accepted', '受理したもの'],
  ['none', '未提出'],
  ['lapsed', '失効（所属・官職の変更など）'],
  ['revised', '失効（文言の改正）'],
  ['returned', '差戻し'],
  ['all', 'すべて'],
] as const

const overdue = (line: PersonLine, p: PeopleProps): Day | null => {
  const due = MISSING.includes(line.state) ? dueOf(line.asked, p.settings.dueDays) : null
  return due !== null && due < p.today ? due : null
}

const Due = ({ line, of }: { line: PersonLine; of: PeopleProps }) => {
  const due = MISSING.includes(line.state) ? dueOf(line.asked, of.settings.dueDays) : null
  if (due === null) return <>―</>
  return <Status word={due < of.today ? '期限超過' : '期限内'}>{dueText(due, of.today)}</Status>
}

const Parts = ({ of }: { of: PeopleProps }) => {
  const sheets = of.tally.accepted + of.tally.submitted + of.tally.lapsed
  const parts = Math.max(1, Math.ceil(sheets / SHEETS_A_PART))
  return (
    <>
      {Array.from({ length: parts }, (_, nth) => (
        <a href={`/pledges/units/${of.unitId}/sheets.pdf?part=${nth + 1}`}>
          {parts === 1 ? '全員の誓約書を印刷する' : `全員の誓約書を印刷する（${nth + 1}/${parts}）`}
        </a>
      ))}
    </>
  )
}

const People = ({ of }: { of: PeopleProps }) => {
  const { page, query, officer } = of
  const picks = officer && query['state'] === 'submitted' && page.rows.length > 0
  return (
    <>
      {picks ? (
        <form method="post" id="accept" action={`/pledges/units/${of.unitId}/accept`} data-turbo="true">
          <Buttons>
            <Button primary>印を付けたものを受理する</Button>
            <Button name="all" value="1">
              この一覧の全てを受理する
            </Button>
          </Buttons>
        </form>
      ) : null}
      <Table
        caption="職員ごとの提出状況"
        select={
          picks
            ? { name: 'pledge', value: (l: PersonLine) => l.pledgeId ?? '', label: (l) => l.name, form: 'accept' }
            : undefined
        }
        columns={[
          {
            title: '氏名',
            names: true,
            cell: (l: PersonLine) => `${l.rank} ${l.name}`.trim(),
            meta: (l: PersonLine) => <span>{l.belonging}</span>,
          },
          { title: '状態', kind: 'status', cell: (l: PersonLine) => <Status word={STANDINGS[l.state]} /> },
          { title: '求めた日', cell: (l: PersonLine) => `${warekiShort(l.asked.since)}　${REASONS[l.asked.why]}` },
          { title: '期日', cell: (l: PersonLine) => <Due line={l} of={of} /> },
          { title: '誓約の日', cell: (l: PersonLine) => (l.signedOn === null ? '―' : warekiShort(l.signedOn)) },
          ...(officer
            ? [
                {
                  title: '紙の原本',
                  cell: (l: PersonLine) =>
                    MISSING.includes(l.state) || l.state === 'declared' ? (
                      <a href={`/begin/pledges.pledge/record-paper?person=${l.personId}`}>
                        記録する<span class="vh">{`（${l.name}）`}</span>
                      </a>
                    ) : (
                      '―'
                    ),
                },
              ]
            : []),
        ]}
        rows={page.rows}
        rowHref={(l) => (l.caseId === null ? undefined : `/cases/${l.caseId}`)}
        rowMark={(l) => (overdue(l, of) === null ? undefined : 'late')}
        empty={
          <Empty
            text={
              (query['state'] ?? '') === '' ? '誓約書を提出していない職員はいません。' : '条件に合う職員はいません。'
            }
          />
        }
      />
    </>
  )
}

/** One unit: who has something to hand in by name, what waits for acceptance, and what the officer can do. */
export const PeoplePage = (of: PeopleProps) => {
  const { unitId, page, tally, query, settings } = of
  const path = `/pledges/units/${unitId}`
  return (
    <>
      <RefusalBanners refusals={of.refusals} />
      {of.accepted === null ? null : <Banner kind="success" sentence={`${of.accepted}名の誓約書を受理しました。`} />}
      <TallyFacts tally={tally} acceptanceNeeded={settings.acceptanceNeeded} />
      {of.reminds ? (
        <div class="begins">
          <Buttons>
            <ButtonLink href={`/begin/pledges.reminder/remind?unit=${unitId}`}>提出していない職員に督促する</ButtonLink>
            {tally.submitted > 0 && of.officer ? (
              <ButtonLink href={`${path}?state=submitted`} primary>
                {`受理を待つ${tally.submitted}名を見る`}
              </ButtonLink>
            ) : null}
          </Buttons>
        </div>
      ) : null}
      <Filters
        action={path}
        controls={[
          {
            kind: 'select',
            name: 'state',
            label: '示すもの',
            value: query['state'],
            options: STATES.map(([value, text]) => ({ value, text })),
          },
        ]}
      />
      <ListTools {...totalOf(page, path, query)} order="よみの順">
        <>
          <a href={`/registers/pledges?unit=${unitId}`}>誓約書管理簿</a>
          <Parts of={of} />
        </>
      </ListTools>
      <People of={of} />
      <KeysetPager
        size={PAGE_SIZE}
        first={query['after'] === undefined && query['before'] === undefined ? undefined : listHref(path, query, {})}
        previous={page.previous === null ? undefined : listHref(path, query, { before: page.previous })}
        next={page.next === null ? undefined : listHref(path, query, { after: page.next })}
      />
      <p class="help">{`職員以外の者には求めていません（文言が「防衛省職員として」であるため。本製品の読み方です）。${SILENT}`}</p>
    </>
  )
}
