import { actsIn, standing } from '#kernel/pure/decide.ts'
import { notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { NumberedPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { clockText } from '#kernel/pure/clock-text.ts'
import { Receipt } from '#ui/receipt.tsx'
import { attachmentsOf } from './attachments-store.ts'
import { differencesOf } from './difference.ts'
import { editsOf } from './drafts-store.ts'
import { hashOf, type Frozen } from './frozen.ts'
import { fieldOf } from './kinds.ts'
import type { RiskDocument } from './model.ts'
import { DifferenceTable } from './pages/difference-table.tsx'
import { DocumentHead, OverviewPage } from './pages/overview-page.tsx'
import { documentCrumbs, idIn, openedDocument } from './pages/page-of.ts'
import { PartRows, Reading, ROWS_A_PAGE } from './pages/reading.tsx'
import { partsOf } from './parts.ts'
import { riskDocument } from './process.ts'
import { remarksOf } from './remarks-store.ts'
import { versionOf, versionsOf } from './standing.ts'
import { valueText, type FieldValue } from './values.ts'
import { workingOf, type DocumentRow } from './working.ts'
import { writesDocument } from './writers.ts'
import type { Tx } from '#kernel/db/database.ts'

/** Acts the reader stands in the lane of, in the document's present state. */
const actsFor = (visit: SignedVisit, row: DocumentRow): readonly (readonly [string, string])[] => {
  const lane = riskDocument.lanes['writer']
  const of = { kind: row.kind, systemId: row.systemId }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the lane asks for kind and system alone
  const mine = lane ? standing(visit.actor, lane, of as RiskDocument).length > 0 : false
  if (!mine) return []
  return actsIn(riskDocument, row.state).map((key) => [key, riskDocument.acts[key]?.title ?? ''] as const)
}

/** The document's own page. `problem`: why what was just tried did not happen. */
export const showDocument = async (visit: SignedVisit, problem?: string) => {
  const id = idIn(visit)
  const found = await read(visit, async (tx) => {
    const opened = await openedDocument(tx, id)
    const versions = await versionsOf(tx, id)
    const [newest] = versions
    const done = queryOf(visit)['done']
    return {
      opened,
      versions,
      attachments: await attachmentsOf(tx, id),
      remarks: await remarksOf(tx, id),
      changedSince: newest !== undefined && hashOf(await workingOf(tx, opened.row)) !== newest.sha256,
      entry:
        done === undefined
          ? undefined
          : await tx
              .selectFrom('ledgerEntry')
              .select(['seq', 'title', 'at'])
              .where('caseId', '=', id)
              .orderBy('seq', 'desc')
              .limit(1)
              .executeTakeFirst(),
    }
  })
  const { opened, versions, entry } = found
  const { row, def } = opened
  return visit.c.html(
    frame(visit, {
      title: row.title,
      under: '/registers',
      crumbs: documentCrumbs(row),
      banner: entry ? (
        <Receipt
          title={entry.title}
          reference={`第${Number(entry.seq).toLocaleString('ja-JP')}葉`}
          href={`/ledger/${entry.seq}`}
          at={{ iso: entry.at.toISOString(), text: '記録しました' }}
        />
      ) : undefined,
      lead: <DocumentHead row={row} def={def} versions={versions} />,
      children: (
        <OverviewPage
          {...opened}
          {...found}
          acts={actsFor(visit, row)}
          writes={writesDocument(visit.actor, def, row.systemId) !== null}
          problem={problem}
        />
      ),
    }),
    problem === undefined ? 200 : 422,
  )
}

type Copy = { name: string; content: Frozen }

/** One side of a comparison, or what is read: a version by its number, or what is there now. */
const copyOf = async (tx: Tx, row: DocumentRow, which: string): Promise<Copy> => {
  if (which === 'now') return { name: '今の内容', content: await workingOf(tx, row) }
  const version = /^\d{1,6}$/.test(which) ? await versionOf(tx, { documentId: row.id, number: Number(which) }) : null
  if (!version) throw notFound()
  return { name: `第${version.number}版`, content: version.content }
}

const readVersion = async (visit: SignedVisit) => {
  const which = param(visit, 'number')
  const { row, copy } = await read(visit, async (tx) => {
    const opened = await openedDocument(tx, idIn(visit))
    return { row: opened.row, copy: await copyOf(tx, opened.row, which) }
  })
  return visit.c.html(
    frame(visit, {
      title: `${row.title}　${copy.name}`,
      under: '/registers',
      crumbs: documentCrumbs(row, copy.name),
      lead: <p class="hash">{`ハッシュ値（SHA-256）　${hashOf(copy.content)}`}</p>,
      children: (
        <Reading content={copy.content} partHref={(key) => `/documents/${row.id}/parts/${key}?version=${which}`} />
      ),
    }),
  )
}

const compare = async (visit: SignedVisit) => {
  const { from = '1', to = 'now' } = queryOf(visit)
  const { row, before, after } = await read(visit, async (tx) => {
    const opened = await openedDocument(tx, idIn(visit))
    return { row: opened.row, before: await copyOf(tx, opened.row, from), after: await copyOf(tx, opened.row, to) }
  })
  const caption = `${before.name}から${after.name}へ`
  return visit.c.html(
    frame(visit, {
      title: `違い　${row.title}`,
      heading: caption,
      under: '/registers',
      crumbs: documentCrumbs(row, caption),
      children: <DifferenceTable caption={caption} differences={differencesOf(before.content, after.content)} />,
    }),
  )
}

const showPart = async (visit: SignedVisit) => {
  const { version = 'now', page = '1' } = queryOf(visit)
  const { row, copy } = await read(visit, async (tx) => {
    const opened = await openedDocument(tx, idIn(visit))
    return { row: opened.row, copy: await copyOf(tx, opened.row, version) }
  })
  const part = copy.content.parts.find((p) => p.key === param(visit, 'part'))
  if (!part) throw notFound()
  const { id: documentId, systemId, fiscalYear } = row
  const written =
    version === 'now' && systemId !== null
      ? partsOf(copy.content.kind)
          .find((p) => p.key === part.key)
          ?.href?.({ documentId, systemId, fiscalYear })
      : undefined
  const pages = Math.max(1, Math.ceil(part.rows.length / ROWS_A_PAGE))
  const at = Math.min(pages, Math.max(1, Number(page) || 1))
  return visit.c.html(
    frame(visit, {
      title: `${part.title}　${row.title}`,
      heading: `${part.title}（${copy.name}）`,
      under: '/registers',
      crumbs: documentCrumbs(row, part.title),
      children: (
        <Section
          id="part"
          title={part.title}
          count={`${part.rows.length}行`}
          side={written === undefined ? undefined : <a href={written}>この表を記入する画面</a>}
        >
          <PartRows title={part.title} table={part} from={(at - 1) * ROWS_A_PAGE} />
          <NumberedPager
            page={at}
            pages={pages}
            size={ROWS_A_PAGE}
            href={(n) => `/documents/${row.id}/parts/${part.key}?version=${version}&page=${n}`}
          />
        </Section>
      ),
    }),
  )
}

const history = async (visit: SignedVisit) => {
  const key = queryOf(visit)['field'] ?? ''
  const { row, def, edits } = await read(visit, async (tx) => {
    const opened = await openedDocument(tx, idIn(visit))
    return { ...opened, edits: await editsOf(tx, opened.row.id, key) }
  })
  const field = fieldOf(def, key)
  if (!field) throw notFound()
  return visit.c.html(
    frame(visit, {
      title: `以前の記入　${field.title}`,
      under: '/registers',
      crumbs: documentCrumbs(row, '以前の記入'),
      children: (
        <Section id="edits" title={field.title} count={`${edits.length}件`} side="新しい順">
          <Table
            caption={`「${field.title}」に記入されたもの`}
            columns={[
              { title: '日時', names: true, cell: (e) => clockText(e.at) },
              { title: '記入した者', cell: (e) => e.by },
              { title: '扱い', cell: (e) => (e.revision === null ? '重なったため取り入れていない' : '取り入れた') },
              {
                title: '内容',
                // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only answers are ever written there
                cell: (e) => <span class="pre">{valueText(field, e.value as FieldValue) || '（空にした）'}</span>,
              },
            ]}
            rows={edits}
            empty={<p class="sub">まだ記入されていません。</p>}
          />
        </Section>
      ),
    }),
  )
}

/** Reading a document: its page, its versions, what changed between them, its tables and what was typed before. */
export const readingRoutes: readonly Route[] = [
  { method: 'GET', path: '/documents/:id', who: 'signed-in', handle: (visit) => showDocument(visit) },
  { method: 'GET', path: '/documents/:id/versions/:number', who: 'signed-in', handle: readVersion },
  { method: 'GET', path: '/documents/:id/compare', who: 'signed-in', handle: compare },
  { method: 'GET', path: '/documents/:id/parts/:part', who: 'signed-in', handle: showPart },
  { method: 'GET', path: '/documents/:id/history', who: 'signed-in', handle: history },
]
