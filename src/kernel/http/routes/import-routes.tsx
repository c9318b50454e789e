import { join } from 'node:path'
import { dayOf } from '#kernel/pure/day.ts'
import { provisionOf } from '#directive/rules.ts'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Select } from '#ui/field/select.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { isId } from '../../id.ts'
import { applyBatch, keepBatch, lookAt, mapBatch, type Applied, type Looked } from '../../imports.ts'
import { packageRoot } from '../../package-root.ts'
import { frame } from '../../pages/frame.tsx'
import { ImportBadRows } from '../../pages/import-bad-rows.tsx'
import { ImportRows } from '../../pages/import-rows.tsx'
import { RefusalBanners } from '../../pages/refusal-banner.tsx'
import { readTableApart } from '../../sheet/read-table-apart.ts'
import { streamCsv } from '../../sheet/write-csv.ts'
import type { AnyImport } from '../product.ts'
import { Fault, notFound } from '../fault.ts'
import { formOf, param, queryOf, type Route, type SignedVisit } from '../route.ts'

const importOf = (visit: SignedVisit, key: string): AnyImport => {
  const bound = visit.product.imports.get(key)
  if (!bound) throw notFound()
  if (bound.who === 'administrator' && !visit.session.administrator)
    throw new Fault(403, 'この取込みは、システム管理者が行います。')
  return bound
}

const crumbs = (bound: AnyImport, last?: string) => [
  { text: '台帳', href: '/registers' },
  last === undefined ? { text: bound.title } : { text: bound.title, href: `/imports/${bound.key}` },
  ...(last === undefined ? [] : [{ text: last }]),
]

const openPage = (visit: SignedVisit, bound: AnyImport, problems: readonly string[]) => {
  const [rule] = bound.rules
  return visit.c.html(
    frame(visit, {
      title: bound.title,
      under: '/registers',
      crumbs: crumbs(bound),
      titleSide: rule ? <Provision label={provisionOf(rule)} href={`/rules/${rule}`} /> : undefined,
      banner: problems.map((p) => <Banner kind="refusal" sentence={p} />),
      children: (
        <Section id="file" title="ファイルを選ぶ">
          <p class="help">{bound.help}</p>
          <Facts
            layout="rows"
            facts={bound.columns.map((c: { label: string; required: boolean; aliases?: readonly string[] }) => ({
              term: c.label,
              value: `${c.required ? '必須' : '任意'}${c.aliases?.length ? `（見出しは ${c.aliases.join('、')} でもよい）` : ''}`,
            }))}
          />
          <form method="post" action={`/imports/${bound.key}`} enctype="multipart/form-data">
            <FileField
              name="file"
              label="表計算のファイル"
              required
              accept=".xlsx,.csv"
              hint="xlsx、又は csv（UTF-8、Shift_JIS）。1行目は見出し。取り込む前に、全ての行を確かめます。"
            />
            <ActButtons note={{ id: 'why-file', text: 'まだ取り込みません。次の画面で、1行ずつの結果を見られます。' }}>
              <Button primary describedBy="why-file">
                読み込んで確かめる
              </Button>
              <ButtonLink href={`/imports/${bound.key}/example`} download>
                見出しの付いた白紙
              </ButtonLink>
            </ActButtons>
          </form>
        </Section>
      ),
    }),
    problems.length > 0 ? 422 : 200,
  )
}

const upload = async (visit: SignedVisit, bound: AnyImport) => {
  const { file } = await visit.c.req.parseBody()
  if (!(file instanceof File) || file.size === 0) return openPage(visit, bound, ['ファイルが選ばれていません。'])
  const table = await readTableApart(new Uint8Array(await file.arrayBuffer()), {
    workerPath: join(packageRoot, 'dist/read-table-child.js'),
  })
  if (!table.ok)
    return openPage(
      visit,
      bound,
      table.problems.map((p) =>
        [p.row === null ? '' : `${p.row}行目`, p.column ?? '', p.message].filter(Boolean).join('　'),
      ),
    )
  const id = await keepBatch(visit.product.db, visit.actor, {
    importKey: bound.key,
    fileName: file.name,
    header: table.header,
    rows: table.rows,
    at: visit.at,
  })
  return visit.c.redirect(`/imports/${bound.key}/${id}`, 303)
}

const Mapping = ({ bound, looked }: { bound: AnyImport; looked: Looked }) => (
  <Section id="columns" title="列の対応" side={looked.batch.fileName}>
    <form method="post" action={`/imports/${bound.key}/${looked.batch.id}/columns`}>
      {bound.columns.map((c: { key: string; label: string; required: boolean }) => {
        const at = looked.preview.mapping.get(c.key)
        return (
          <Select
            name={c.key}
            label={c.label}
            required={c.required}
            value={at === null || at === undefined ? '' : looked.batch.header[at]}
            options={looked.batch.header.map((h) => ({ value: h, text: h }))}
            prompt="使わない"
          />
        )
      })}
      <div class="mt4">
        <Buttons>
          <Button>この対応で確かめ直す</Button>
        </Buttons>
      </div>
    </form>
  </Section>
)

const Stopped = ({ applied }: { applied: Applied | null }) => {
  if (applied?.kind !== 'stopped') return null
  return (
    <>
      <Banner kind="refusal" sentence={`${applied.number}行目で止まりました。どの行も取り込んでいません。`} />
      <RefusalBanners refusals={applied.refusals} />
      {Object.values(applied.fields).map((text) => (
        <Banner kind="refusal" sentence={text} />
      ))}
    </>
  )
}

const previewPage = (visit: SignedVisit, bound: AnyImport, looked: Looked, applied: Applied | null) => {
  const ready = looked.bad.length === 0 && looked.preview.importable
  const done = looked.batch.appliedAt !== null
  return visit.c.html(
    frame(visit, {
      title: `${bound.title}：${done ? '取込み済み' : '確かめる'}`,
      under: '/registers',
      crumbs: crumbs(bound, done ? '取込み済み' : '確かめる'),
      banner: done ? (
        <Banner kind="success" sentence="取り込みました。行われた手続は、記録に残っています。" />
      ) : (
        <Stopped applied={applied} />
      ),
      children: done ? (
        <Buttons>
          <ButtonLink href={bound.doneHref} primary>
            取り込んだものを見る
          </ButtonLink>
          <ButtonLink href={`/imports/${bound.key}`}>別のファイルを取り込む</ButtonLink>
        </Buttons>
      ) : (
        <>
          <Section id="sum" title="結果の見込み">
            {looked.preview.fileProblems.map((p) => (
              <Banner kind="refusal" sentence={p} />
            ))}
            <Facts
              layout="rows"
              facts={[
                { term: '読んだ行', value: `${looked.preview.totals.rows}行` },
                { term: '登録・変更する行', value: `${looked.changes}行` },
                { term: 'すでに同じ内容の行', value: `${looked.unchanged}行（何もしません）` },
                { term: '誤りのある行', value: `${looked.bad.length}行` },
                { term: '使わない列', value: looked.preview.unusedHeadings.join('、') || 'なし' },
              ]}
            />
            <form method="post" action={`/imports/${bound.key}/${looked.batch.id}/apply`}>
              <ActButtons
                note={{
                  id: 'why-apply',
                  text: ready
                    ? '全ての行を一度に取り込みます。一行でも規則に反すれば、どの行も取り込みません。'
                    : '誤りのある行を直してから、もう一度読み込んでください。誤りのある行だけを除いて取り込むことはしません。',
                }}
              >
                <Button
                  primary
                  blockedBy={ready ? undefined : 'why-apply'}
                  describedBy={ready ? 'why-apply' : undefined}
                >
                  {`${looked.changes}行を取り込む`}
                </Button>
              </ActButtons>
            </form>
          </Section>
          <ImportBadRows bad={looked.bad} />
          <ImportRows
            rows={looked.preview.rows
              .filter((r) => r.ok)
              .map((r, nth) => ({ number: r.number, plan: looked.plans[nth] }))}
            from={Number(queryOf(visit)['rows'] ?? 0) || 0}
            href={`/imports/${bound.key}/${looked.batch.id}`}
          />
          <Mapping bound={bound} looked={looked} />
        </>
      ),
    }),
    applied?.kind === 'stopped' ? 409 : 200,
  )
}

const lookedOf = async (visit: SignedVisit, bound: AnyImport): Promise<Looked> => {
  const id = param(visit, 'id')
  const looked = isId(id) ? await lookAt(visit.product, visit.actor, id, dayOf(visit.at)) : null
  if (!looked || looked.batch.importKey !== bound.key) throw notFound()
  return looked
}

const onImport =
  (handle: (visit: SignedVisit, bound: AnyImport) => Promise<Response> | Response) => (visit: SignedVisit) =>
    handle(visit, importOf(visit, param(visit, 'key')))

export const importRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/imports/:key',
    who: 'signed-in',
    handle: onImport((visit, bound) => openPage(visit, bound, [])),
  },
  { method: 'POST', path: '/imports/:key', who: 'signed-in', handle: onImport(upload) },
  {
    method: 'GET',
    path: '/imports/:key/example',
    who: 'signed-in',
    handle: onImport((visit, bound) => {
      const [header = [], ...rows] = bound.example
      const table = { name: bound.title, columns: header.map((title) => ({ title, kind: 'text' as const })), rows }
      return visit.c.body(streamCsv(table), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${bound.title}.csv`)}`,
      })
    }),
  },
  {
    method: 'GET',
    path: '/imports/:key/:id',
    who: 'signed-in',
    handle: onImport(async (visit, bound) => previewPage(visit, bound, await lookedOf(visit, bound), null)),
  },
  {
    method: 'POST',
    path: '/imports/:key/:id/columns',
    who: 'signed-in',
    handle: onImport(async (visit, bound) => {
      const looked = await lookedOf(visit, bound)
      const typed = await formOf(visit)
      const mapping = Object.fromEntries(
        bound.columns.map((c: { key: string }) => {
          const value = typed[c.key]
          return [c.key, typeof value === 'string' && value !== '' ? value : null]
        }),
      )
      await mapBatch(visit.product.db, visit.actor, looked.batch.id, mapping)
      return visit.c.redirect(`/imports/${bound.key}/${looked.batch.id}`, 303)
    }),
  },
  {
    method: 'POST',
    path: '/imports/:key/:id/apply',
    who: 'signed-in',
    handle: onImport(async (visit, bound) => {
      const looked = await lookedOf(visit, bound)
      if (looked.batch.appliedAt !== null) return visit.c.redirect(`/imports/${bound.key}/${looked.batch.id}`, 303)
      const applied = await applyBatch(visit.product, visit.actor, looked, visit.at)
      if (applied.kind === 'stopped') return previewPage(visit, bound, looked, applied)
      return visit.c.redirect(`/imports/${bound.key}/${looked.batch.id}`, 303)
    }),
  },
]
