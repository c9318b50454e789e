import { standing } from '#kernel/pure/decide.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { NotDone } from '#kernel/act/outcome.ts'
import { Fault } from '#kernel/http/fault.ts'
import { queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { uploadedFile } from '#kernel/http/upload.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { noteRefusal } from '#kernel/security-events.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Section } from '#ui/section.tsx'
import { kevProcess, type KevCatalogue } from './process.ts'
import { receiveCatalogue } from './receive.ts'
import { catalogueInForce } from './store.ts'

const SAID = {
  loaded: '一覧を取り込み、検出事項に印を付け直しました。',
  same: '同じ一覧がすでに取り込まれています。何も変わっていません。',
} as const

const mayLoad = ({ actor }: SignedVisit): boolean => {
  const { keeper } = kevProcess.lanes
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the lane is over nothing and looks at no model
  return keeper !== undefined && standing(actor, keeper, {} as KevCatalogue).length > 0
}

const Form = ({ error }: { error: string | null }) => (
  <Section id="load" title="新しい一覧を取り込む">
    <form method="post" action="/kev" enctype="multipart/form-data" class="prose">
      <FileField
        name="file"
        label="KEV の一覧（JSON）"
        required
        accept=".json,application/json"
        error={error ?? undefined}
        hint="米国 CISA が公表する known_exploited_vulnerabilities.json。本製品は外へ取りに行きません。"
      />
      <ActButtons note={{ id: 'why-kev', text: '今の一覧と入れ替わり、検出事項の印が付け直されます。' }}>
        <Button primary describedBy="why-kev">
          取り込む
        </Button>
      </ActButtons>
    </form>
  </Section>
)

const show = async (visit: SignedVisit, error: string | null = null) => {
  const { said = '' } = queryOf(visit)
  const catalogue = await read(visit, catalogueInForce)
  return visit.c.html(
    frame(visit, {
      title: '悪用が確認された脆弱性の一覧',
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: '脆弱性の検出事項', href: '/registers/findings' },
        { text: '悪用が確認された脆弱性' },
      ],
      lead: 'この一覧にある CVE を持つ検出事項に「悪用確認」の印が付きます。達に定めはありません。急ぐものを見分けるための本製品の機能です。',
      banner: (
        <>
          {error === null && Object.hasOwn(SAID, said) ? (
            <Banner kind="success" sentence={SAID[said as keyof typeof SAID]} />
          ) : null}
          {error === null ? null : <Banner kind="refusal" sentence={error} />}
        </>
      ),
      children: (
        <div class="stack">
          {catalogue === null ? (
            <p>一覧はまだ取り込まれていません。</p>
          ) : (
            <Facts
              layout="rows"
              facts={[
                { term: '版', value: catalogue.release, numeric: true },
                { term: '公表の日', value: wareki(catalogue.releasedOn) },
                { term: '脆弱性', value: `${catalogue.entryCount.toLocaleString('ja-JP')}件`, numeric: true },
                { term: '取込み', value: `${clockText(catalogue.loadedAt)}　${catalogue.loadedBy}` },
                { term: '検出事項', value: <a href="/registers/findings?exploited=yes">悪用が確認されたもの</a> },
                { term: '記録', value: <a href={`/cases/${catalogue.id}`}>この取込みの手続と記録</a> },
              ]}
            />
          )}
          {mayLoad(visit) ? (
            <Form error={error} />
          ) : (
            <p class="sub">取り込むのは、事案対処責任者又は指揮通信システム企画課（情報通信担当課）です。</p>
          )}
        </div>
      ),
    }),
    error === null ? 200 : 422,
  )
}

const refusal = async (visit: SignedVisit, outcome: NotDone) => {
  if (outcome.kind !== 'refused') throw new Fault(404, 'いまの官職では、一覧を取り込めません。')
  await noteRefusal(visit.product.db, visit.actor, {
    processKey: kevProcess.key,
    actKey: 'load',
    caseId: null,
    refusals: outcome.refusals,
    at: visit.at,
  })
  return show(visit, outcome.refusals.map((r) => `${r.sentence}${r.remedy?.text ?? ''}`).join(''))
}

const take = async (visit: SignedVisit) => {
  const file = await uploadedFile(visit.c.req.raw)
  if (!file) return show(visit, 'ファイルを選んでください。')
  const received = await receiveCatalogue(visit.product, visit.actor, file, visit.at)
  if (received.kind === 'unreadable') return show(visit, received.sentence)
  if (received.kind === 'same') return visit.c.redirect('/kev?said=same', 303)
  return received.outcome.kind === 'done' ? visit.c.redirect('/kev?said=loaded', 303) : refusal(visit, received.outcome)
}

export const kevRoutes: readonly Route[] = [
  { method: 'GET', path: '/kev', who: 'signed-in', handle: (visit) => show(visit) },
  { method: 'POST', path: '/kev', who: 'signed-in', handle: take },
]
