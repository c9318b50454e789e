import type { Option } from '#kernel/act/binding.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import { RegisterPage } from '#kernel/pages/register-page.tsx'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import type { implementationOf } from '../standing.ts'
import type { ControlRow } from '../sheet/register.ts'
import { controlRegister } from '../sheet/register.ts'
import { boundControlRegister } from '../sheet/register-store.ts'
import type { SheetHead } from '../sheet/page-store.ts'
import { highWater, LEVELS } from '../words.ts'

type Counts = Awaited<ReturnType<typeof implementationOf>>

export type ListProps = {
  head: SheetHead
  counts: Counts
  page: PageOf<ControlRow>
  query: Query
  families: readonly Option[]
  writes: boolean
  decides: boolean
  reviewed: boolean
}

const levels = ({ confidentiality, integrity, availability }: SheetHead) =>
  confidentiality === null || integrity === null || availability === null
    ? null
    : {
        each: `機密性 ${LEVELS[confidentiality]}・完全性 ${LEVELS[integrity]}・可用性 ${LEVELS[availability]}`,
        high: LEVELS[highWater({ confidentiality, integrity, availability })],
      }

const Implementation = ({ counts }: { counts: Counts }) => (
  <p class="stock-bar">
    <progress value={counts.implemented} max={Math.max(counts.applied, 1)} aria-label="実装済の管理策" />
    <span class="num">{`適用${counts.applied}件のうち、実装済${counts.implemented}・一部${counts.partial}・計画${counts.planned}・未${counts.none}（継承${counts.inherited}、適用除外${counts.excluded}）`}</span>
  </p>
)

const NotChosen = ({ head, decides }: Pick<ListProps, 'head' | 'decides'>) => (
  <>
    <Banner kind="info" sentence="この情報システムは、影響度と従う管理策をまだ選んでいません。">
      <p>選ぶと、その一覧の管理策がここに並びます。選ぶのは情報システム情報保証責任者（整備）です。</p>
    </Banner>
    {decides ? (
      <div class="begins">
        <Buttons>
          <ButtonLink href={`/begin/risk.baseline/choose?system=${head.systemId}`} primary>
            影響度と管理策を選ぶ
          </ButtonLink>
        </Buttons>
      </div>
    ) : null}
  </>
)

/** The controls of a system: what it has chosen, how far it is, and every control with its state. */
export const ControlsPage = (props: ListProps) => {
  const { head, counts, page, query, families, writes, decides, reviewed } = props
  const chosen = levels(head)
  if (chosen === null || head.baselineId === null) return <NotChosen head={head} decides={decides} />
  const path = `/systems/${head.systemId}/controls`
  return (
    <>
      {reviewed ? (
        <Banner
          kind="warning"
          sentence="運用承認の申請が審査されている間は、管理策を変えられません（達に定めはなく、本製品の設定）。"
        />
      ) : null}
      <Facts
        facts={[
          { term: '影響度', value: `${chosen.high}（最も高いもの）` },
          { term: '内訳', value: chosen.each },
          {
            term: '従う一覧',
            value: (
              <a
                href={`/registers/controls?catalog=${head.catalogId ?? ''}`}
              >{`${head.catalogTitle ?? ''} ${head.catalogVersion ?? ''}`}</a>
            ),
          },
          ...(head.provides ? [{ term: '継承', value: '他の情報システムに継承させる' }] : []),
        ]}
      />
      <Implementation counts={counts} />
      <div class="begins">
        <Buttons>
          <ButtonLink href={`/cases/${head.baselineId}`}>
            {decides ? '影響度・一覧を選び直す' : '影響度の理由を見る'}
          </ButtonLink>
          {writes ? <ButtonLink href="/imports/system-controls">表計算から写す</ButtonLink> : null}
          {head.left === 0 ? null : <a href={`${path}?attention=left`}>{`選定から外れた管理策 ${head.left}件`}</a>}
        </Buttons>
      </div>
      <RegisterPage
        bound={{
          ...boundControlRegister,
          register: { ...controlRegister, filters: controlRegister.filters.filter((f) => f.key !== 'system') },
          tone: (row: ControlRow) => (row.providerChanged ? 'today' : null),
        }}
        begins={[]}
        bulk={
          writes && query['attention'] !== 'left'
            ? [
                {
                  href: `${path}/edit`,
                  name: 'of',
                  value: 'many',
                  label: 'まとめて書く',
                  all: 'この条件の全てをまとめて書く',
                  process: 'risk.baseline',
                  act: 'fill',
                },
              ]
            : []
        }
        page={page}
        query={query}
        options={{ family: families }}
        path={path}
      />
    </>
  )
}
