import { readAs, writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { uploadedFile, type Upload as UploadedFile } from '#kernel/http/upload.ts'
import { isId } from '#kernel/id.ts'
import { WorkProgress } from '#kernel/pages/work-page.tsx'
import { dayOf } from '#kernel/pure/day.ts'
import { readDay } from '#kernel/pure/read-day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { workView } from '#kernel/worker/store.ts'
import { Banner } from '#ui/banner.tsx'
import type { FieldFault } from '#ui/error-summary.tsx'
import { DifferenceList, firstListed, isListed, SHOWN, type Listed } from './difference-pages.tsx'
import { badLinesOf, differencesOf, digestBound, digestNow, unitNames } from './differences-store.ts'
import { unitsNamed } from './facts-words.ts'
import { exampleList } from './example-list.ts'
import { beginAnew, keepList, PRODUCT } from './keep-list.ts'
import { page } from './list-frame.tsx'
import { ApplyList, ListFilePage, ListSums, type TypedList } from './pages.tsx'
import { changeUpload, recentUploads, uploadOf, type Upload } from './uploads-store.ts'
import { isKind, LIST_SCOPES, type ListScope } from './words.ts'

const RECENT = 20

const isScope = (text: string): text is ListScope => Object.hasOwn(LIST_SCOPES, text)

const filePage = async (visit: SignedVisit, typed: TypedList, errors: readonly FieldFault[] = []) => {
  const recent = await readAs(visit.product.db, PRODUCT, (tx) => recentUploads(tx, RECENT))
  return page(visit, {}, <ListFilePage typed={typed} errors={errors} recent={recent} />, errors.length > 0 ? 422 : 200)
}

const blank = (visit: SignedVisit): TypedList => ({ kind: 'people', scope: 'whole', asOf: wareki(dayOf(visit.at)) })

const asOfFault = (text: string, today: string): { day: string } | { fault: string } => {
  const read = readDay(text)
  if (!read.ok) return { fault: `「名簿の日」${read.message}` }
  return read.day > today
    ? { fault: '「名簿の日」は、今日までの日です。先の日付の異動は、異動の発令で取り込みます。' }
    : { day: read.day }
}

const keep = async (visit: SignedVisit, file: UploadedFile) => {
  const { kind = '', scope = '', asOf = '' } = file.fields
  const typed = { kind, scope, asOf }
  const day = asOfFault(asOf, dayOf(visit.at))
  const errors: FieldFault[] = [
    ...(isKind(kind) ? [] : [{ field: 'kind-1', text: '「何の名簿か」を選んでください。' }]),
    ...(isScope(scope) ? [] : [{ field: 'scope-1', text: '「名簿の範囲」を選んでください。' }]),
    ...('fault' in day ? [{ field: 'asOf', text: day.fault }] : []),
  ]
  if (!isKind(kind) || !isScope(scope) || 'fault' in day) {
    // The rest of the file is taken off the line, or the answer would not be read.
    for await (const _ of file.pieces) continue
    return filePage(visit, typed, errors)
  }
  const { fileName, pieces } = file
  const id = await keepList(visit.product.db, visit.actor, {
    kind,
    scope,
    asOf: day.day,
    fileName,
    pieces,
    at: visit.at,
  })
  if (id === null) return filePage(visit, typed, [{ field: 'file', text: 'ファイルが空です。' }])
  await begin(visit, id, 'people.compare')
  return visit.c.redirect(`/people-import/${id}`, 303)
}

const begin = async (visit: SignedVisit, id: string, kind: string) => {
  const { product, actor } = visit
  const workId = await product.work.ask({ kind, data: { uploadId: id }, actor })
  const any = ['reading', 'unreadable', 'compared', 'applying', 'applied'] as const
  await writeAs(product.db, PRODUCT, (tx) => changeUpload(tx, id, any, { workId }))
}

const take = async (visit: SignedVisit) => {
  const file = await uploadedFile(visit.c.req.raw)
  if (file) return keep(visit, file)
  return filePage(visit, blank(visit), [{ field: 'file', text: '名簿のファイルを選んでください。' }])
}

const found = async (visit: SignedVisit): Promise<Upload> => {
  const id = param(visit, 'id')
  const upload = isId(id) ? await readAs(visit.product.db, PRODUCT, (tx) => uploadOf(tx, id)) : undefined
  if (!upload) throw notFound()
  return upload
}

const afterAsked = (visit: SignedVisit): number => {
  const asked = Number(queryOf(visit)['after'] ?? 0)
  return Number.isSafeInteger(asked) && asked > 0 && asked < 2 ** 31 ? asked : 0
}

const listOf = (visit: SignedVisit, upload: Upload) => {
  const { show } = queryOf(visit)
  const shown: Listed = isListed(show) ? show : firstListed(upload)
  const after = afterAsked(visit)
  return readAs(visit.product.db, PRODUCT, async (tx) => {
    const bad = shown === 'bad' ? await badLinesOf(tx, upload.id, after, SHOWN + 1) : []
    const rows =
      shown === 'bad' ? [] : await differencesOf(tx, { uploadId: upload.id, kind: shown, after, limit: SHOWN + 1 })
    return { upload, shown, after, bad, rows, units: await unitNames(tx, unitsNamed(rows)) }
  })
}

/** Work that ended before its step did leaves the list where a person can go on. */
const stranded = async (visit: SignedVisit, upload: Upload) => {
  const { workId } = upload
  const work = workId === null ? null : await readAs(visit.product.db, PRODUCT, (tx) => workView(tx, workId))
  const open = upload.state === 'reading' || upload.state === 'applying'
  if (!open || work === null || work.state === 'waiting' || work.state === 'running') return { work, upload }
  const state = upload.state === 'reading' ? ('unreadable' as const) : ('compared' as const)
  const problems = [work.message ?? '取りやめました。']
  await writeAs(visit.product.db, PRODUCT, (tx) => changeUpload(tx, upload.id, [upload.state], { state, problems }))
  return { work, upload: { ...upload, state, problems } }
}

const problemsOf = (upload: Upload) => upload.problems.map((p) => <Banner kind="refusal" sentence={p} />)

const Checked = ({ said }: { said: boolean }) => (
  <Banner
    kind={said ? 'success' : 'refusal'}
    sentence={
      said
        ? '一人ずつの差分を計算し直し、記録にある要約値と一致することを確かめました。'
        : '一人ずつの差分が、記録にある要約値と一致しません。管理者に知らせてください。'
    }
  />
)

const verdictOf = (visit: SignedVisit, upload: Upload): Promise<boolean | null> =>
  queryOf(visit)['check'] === undefined || upload.state !== 'applied'
    ? Promise.resolve(null)
    : readAs(visit.product.db, PRODUCT, async (tx) => {
        const bound = await digestBound(tx, upload.id)
        return bound !== null && bound === (await digestNow(tx, upload.id))
      })

const workPage = (visit: SignedVisit, work: Awaited<ReturnType<typeof stranded>>['work']) =>
  page(
    visit,
    {
      title: '作業中',
      head: (
        <noscript>
          <meta http-equiv="refresh" content="2" />
        </noscript>
      ),
    },
    work ? <WorkProgress work={work} unit="行" /> : <p>作業を始めています。この画面を開き直してください。</p>,
  )

const comparedPage = async (visit: SignedVisit, upload: Upload, errors: readonly FieldFault[] = []) =>
  page(
    visit,
    { title: '違いを確かめる', banner: problemsOf(upload) },
    <div class="stack">
      <ListSums upload={upload} />
      <ApplyList upload={upload} errors={errors} />
      <DifferenceList {...await listOf(visit, upload)} />
    </div>,
    errors.length > 0 ? 422 : 200,
  )

const appliedPage = async (visit: SignedVisit, upload: Upload) => {
  const said = await verdictOf(visit, upload)
  return page(
    visit,
    {
      title: '取り込んだ',
      banner: (
        <>
          <Banner kind="success" sentence={`「${upload.fileName}」を、確かめた差分のとおりに取り込みました。`}>
            <p>
              <a href={`/cases/${upload.caseId ?? ''}`}>記録を見る</a>
            </p>
            <p>
              <a href={`/people-import/${upload.id}?check=1`}>差分と記録を照合する</a>
            </p>
          </Banner>
          {said === null ? null : <Checked said={said} />}
        </>
      ),
    },
    <div class="stack">
      <ListSums upload={upload} />
      <DifferenceList {...await listOf(visit, upload)} />
    </div>,
  )
}

const show = async (visit: SignedVisit) => {
  const { upload, work } = await stranded(visit, await found(visit))
  switch (upload.state) {
    case 'reading':
    case 'applying':
      return workPage(visit, work)
    case 'compared':
      return comparedPage(visit, upload)
    case 'applied':
      return appliedPage(visit, upload)
    case 'unreadable':
    case 'dropped': {
      const why = upload.state === 'dropped' ? ['次の名簿が読み込まれたため、破棄しました。'] : upload.problems
      const banner = why.map((p) => <Banner kind="refusal" sentence={`「${upload.fileName}」　${p}`} />)
      const recent = await readAs(visit.product.db, PRODUCT, (tx) => recentUploads(tx, RECENT))
      const typed = { kind: upload.kind, scope: upload.scope, asOf: wareki(upload.asOf) }
      return page(visit, { title: '読み取れない', banner }, <ListFilePage typed={typed} errors={[]} recent={recent} />)
    }
  }
}

const ticked = (value: unknown): boolean => value === 'true'

const apply = async (visit: SignedVisit) => {
  const upload = await found(visit)
  const form = await formOf(visit)
  const choice = { leaveOutBad: ticked(form['leaveOutBad']), leaversSeen: ticked(form['leaversSeen']) }
  if (upload.state !== 'compared') return visit.c.redirect(`/people-import/${upload.id}`, 303)
  const errors: FieldFault[] = [
    ...(upload.badRows > 0 && !choice.leaveOutBad
      ? [
          {
            field: 'leaveOutBad',
            text: '誤りのある行を除いて取り込むことを確かめるか、直した名簿を読み直してください。',
          },
        ]
      : []),
    ...(upload.leaving > 0 && !choice.leaversSeen
      ? [{ field: 'leaversSeen', text: '離籍する人を一覧で確かめ、印を付けてください。' }]
      : []),
  ]
  if (errors.length > 0) return comparedPage(visit, { ...upload, ...choice }, errors)
  if (form['digest'] !== upload.digest)
    throw new Fault(409, '別の画面で突き合わせ直されました。今の違いを確かめてから、もう一度行ってください。')
  const asked = await writeAs(visit.product.db, PRODUCT, (tx) =>
    changeUpload(tx, upload.id, ['compared'], { ...choice, state: 'applying', problems: [] }),
  )
  if (asked) await begin(visit, upload.id, 'people.apply')
  return visit.c.redirect(`/people-import/${upload.id}`, 303)
}

const anew = async (visit: SignedVisit) => {
  const upload = await found(visit)
  if (await beginAnew(visit.product.db, upload.id)) await begin(visit, upload.id, 'people.compare')
  return visit.c.redirect(`/people-import/${upload.id}`, 303)
}

/** Lists of people and units, for those who keep the organisation. */
export const personnelRoutes: readonly Route[] = [
  { method: 'GET', path: '/people-import', who: 'administrator', handle: (visit) => filePage(visit, blank(visit)) },
  { method: 'POST', path: '/people-import', who: 'administrator', streams: true, handle: take },
  { method: 'GET', path: '/people-import/example', who: 'administrator', handle: exampleList },
  { method: 'GET', path: '/people-import/:id', who: 'administrator', handle: show },
  { method: 'POST', path: '/people-import/:id/apply', who: 'administrator', handle: apply },
  { method: 'POST', path: '/people-import/:id/anew', who: 'administrator', handle: anew },
]
