import { sql } from 'kysely'
import { provisionOf, isRuleNumber } from '#directive/rules.ts'
import { clockText, fullClockText } from '#kernel/pure/clock-text.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { readDay } from '#kernel/pure/read-day.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { EVERYTHING, readAs, type Tx } from '../../db/database.ts'
import { isId } from '../../id.ts'
import { frame } from '../../pages/frame.tsx'
import { leafText } from '../../pages/case-page.tsx'
import { listHref, PAGE_SIZE } from '../../pages/register-page.tsx'
import type { Query } from '../product.ts'
import { Fault, notFound } from '../fault.ts'
import { param, queryOf, type Route, type SignedVisit } from '../route.ts'

/** The administrator reads the whole log and decides nothing; everybody else reads what they may see. */
const readLog = <T,>(visit: SignedVisit, of: (tx: Tx) => Promise<T>): Promise<T> =>
  readAs(
    visit.product.db,
    visit.session.administrator ? { reach: EVERYTHING, personId: visit.actor.personId } : visit.actor,
    of,
  )

const listed = (tx: Tx) =>
  tx
    .selectFrom('ledgerEntry as e')
    .leftJoin('caseFile as c', 'c.id', 'e.caseId')
    .select([
      'c.number',
      'c.title as caseTitle',
      'e.seq',
      'e.at',
      'e.title',
      'e.process',
      'e.postTitle',
      'e.personRank',
      'e.personName',
      'e.unitName',
      'e.caseId',
      'e.rules',
    ])

/** Post, rank and name as they were; the product's own set-up has only one of them. */
const whoActed = (r: { postTitle: string; personRank: string; personName: string }) =>
  [...new Set([r.postTitle, `${r.personRank} ${r.personName}`.trim()])].join('　')

const startOfDay = (typed: string | undefined): Date | null => {
  const read = typed === undefined || typed === '' ? null : readDay(typed)
  return read?.ok ? new Date(`${read.day}T00:00:00+09:00`) : null
}

const page = async (tx: Tx, visit: SignedVisit, query: Query) => {
  const after = Number(query['after'])
  const from = startOfDay(query['from'])
  const to = startOfDay(query['to'])
  const { reach } = visit.actor
  const bounded = !visit.session.administrator && !reach.everything
  const rows = await listed(tx)
    .$if(Number.isInteger(after) && after > 0, (q) => q.where('e.seq', '<', after))
    .$if(bounded, (q) =>
      q.where((e) =>
        e.or([
          e('e.unitId', '=', sql<string>`any(${[...reach.units]}::uuid[])`),
          e('e.personId', '=', visit.actor.personId),
        ]),
      ),
    )
    .$if(from !== null, (q) => q.where('e.at', '>=', from ?? new Date(0)))
    .$if(to !== null, (q) => q.where('e.at', '<', new Date((to ?? new Date(0)).getTime() + 86_400_000)))
    .$if(Boolean(query['process']), (q) => q.where('e.process', '=', query['process'] ?? ''))
    .orderBy('e.seq', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  const shown = rows.slice(0, PAGE_SIZE)
  return { rows: shown, next: rows.length > PAGE_SIZE ? String(shown.at(-1)?.seq ?? '') : null }
}

const list = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const found = await readLog(visit, (tx) => page(tx, visit, query))
  const processes = [...visit.product.bindings.values()].map((b) => ({ value: b.process.key, text: b.process.title }))
  return visit.c.html(
    frame(visit, {
      title: '記録',
      under: '/ledger',
      titleSide: (
        <Buttons>
          <ButtonLink href={`/forms/daily-head.pdf?day=${dayOf(visit.at)}`}>本日の封かん証を印刷する</ButtonLink>
          <ButtonLink href="/registers/evidence-packs">証拠一式</ButtonLink>
        </Buttons>
      ),
      children: (
        <>
          <p class="help">
            行われた手続のすべての記録です。書き直しも削除もできません。訂正は、新しい記録として加わります。
          </p>
          <Filters
            action="/ledger"
            controls={[
              {
                kind: 'select',
                name: 'process',
                label: '手続の種類',
                value: query['process'],
                options: [{ value: '', text: 'すべて' }, ...processes],
              },
              { kind: 'day', name: 'from', label: 'この日から', value: query['from'], placeholder: 'R8.11.1' },
              { kind: 'day', name: 'to', label: 'この日まで', value: query['to'], placeholder: 'R8.11.30' },
            ]}
          />
          <ListTools total="" order="新しい順" />
          <Table
            caption="記録"
            columns={[
              { title: '葉', names: true, cell: (r) => leafText(r.seq), kind: 'number', width: 8 },
              { title: '日時', cell: (r) => clockText(r.at), kind: 'number', width: 10 },
              { title: '行われたこと', cell: (r) => r.title },
              { title: '件名・番号', cell: (r) => r.number ?? r.caseTitle ?? '―' },
              { title: '官職・氏名', cell: (r) => whoActed(r) },
              { title: '部隊等', cell: (r) => r.unitName || '―' },
            ]}
            rows={found.rows}
            rowHref={(r) => `/ledger/${r.seq}`}
            empty={<Empty text="条件に合う記録はありません。" />}
          />
          <KeysetPager
            size={PAGE_SIZE}
            first={query['after'] === undefined ? undefined : listHref('/ledger', query, {})}
            next={found.next === null ? undefined : listHref('/ledger', query, { after: found.next })}
          />
        </>
      ),
    }),
  )
}

/** What was said in a list, or of a line: each part on its own. */
const shownParts = (value: object): string =>
  Object.values(value)
    .filter((part) => part !== null && part !== '')
    .map(shownValue)
    .join(Array.isArray(value) ? '、' : ' ') || '―'

const shownValue = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '―'
    : typeof value === 'boolean'
      ? value
        ? 'はい'
        : 'いいえ'
      : typeof value === 'object'
        ? shownParts(value)
        : String(value)

const one = async (visit: SignedVisit) => {
  const seq = Number(param(visit, 'seq'))
  if (!Number.isInteger(seq)) throw notFound()
  const entry = await readLog(visit, (tx) =>
    tx
      .selectFrom('ledgerEntry as e')
      .leftJoin('ledgerLeaf as l', 'l.entryId', 'e.id')
      .selectAll('e')
      .select('l.leafIndex')
      .where('e.seq', '=', seq)
      .executeTakeFirst(),
  )
  if (!entry) throw notFound()
  const process = visit.product.bindings.get(entry.process)?.process
  const fields = Object.entries(entry.input as Record<string, unknown>)
  const label = (name: string) => visit.product.fieldTitle(entry.process, entry.act, name)
  return visit.c.html(
    frame(visit, {
      title: leafText(entry.seq),
      under: '/ledger',
      crumbs: [{ text: '記録', href: '/ledger' }, { text: leafText(entry.seq) }],
      titleSide: (
        <Buttons>
          <ButtonLink href={`/ledger/case/${entry.caseId}.json`} download>
            案件の記録と証明を書き出す
          </ButtonLink>
        </Buttons>
      ),
      children: (
        <>
          <Section id="entry" title={entry.title}>
            <Facts
              layout="rows"
              facts={[
                { term: '日時', value: fullClockText(entry.at) },
                {
                  term: '行った人',
                  value: `${whoActed(entry)}（${entry.lane}）`,
                },
                { term: '部隊等', value: entry.unitName || '―' },
                { term: '手続', value: <a href={`/cases/${entry.caseId}`}>{process?.title ?? entry.process}</a> },
                {
                  term: '状態',
                  value: `${process?.states[entry.stateBefore ?? '']?.label ?? '（始まり）'} → ${process?.states[entry.stateAfter]?.label ?? entry.stateAfter}`,
                },
                {
                  term: '条項',
                  value: entry.rules
                    .filter(isRuleNumber)
                    .map((r) => <Provision label={provisionOf(r)} href={`/rules/${r}`} />),
                },
              ]}
            />
          </Section>
          {fields.length === 0 ? null : (
            <Section id="input" title="記載された内容">
              <Facts
                layout="rows"
                facts={fields.map(([name, value]) => ({ term: label(name), value: shownValue(value) }))}
              />
            </Section>
          )}
          <Section id="proof" title="改ざんの検知">
            <Facts
              layout="rows"
              facts={[
                {
                  term: '葉の番号',
                  value:
                    entry.leafIndex === null ? '封かん待ち（数秒のうちに封かんされます）' : String(entry.leafIndex),
                },
                { term: 'ハッシュ', value: <code>{entry.entryHash.toString('hex')}</code> },
              ]}
            />
          </Section>
        </>
      ),
    }),
  )
}

const proof = async (visit: SignedVisit) => {
  const id = param(visit, 'id').replace(/\.json$/, '')
  if (!isId(id)) throw notFound()
  const bundle = await readLog(visit, (tx) => visit.product.ledger.caseProof(tx, id))
  if (bundle === null)
    throw new Fault(404, 'この案件の記録は、まだ封かんされていません。数秒後に、もう一度行ってください。')
  return visit.c.body(JSON.stringify(bundle, null, 1), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="case-${id}.json"`,
  })
}

export const ledgerRoutes: readonly Route[] = [
  { method: 'GET', path: '/ledger', who: 'signed-in', handle: list },
  { method: 'GET', path: '/ledger/case/:id', who: 'signed-in', handle: proof },
  { method: 'GET', path: '/ledger/:seq{[0-9]+}', who: 'signed-in', handle: one },
]
