import { clockText } from '#kernel/pure/clock-text.ts'
import { WorkProgress } from '#kernel/pages/work-page.tsx'
import type { WorkView } from '#kernel/worker/work.ts'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Check } from '#ui/field/check.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Select } from '#ui/field/select.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { TOOLS, type Tool } from '../read/scanned.ts'
import { DELIVERY_STATES, type Delivery } from './deliveries.ts'
import { LARGEST_FILE } from './keep-parts.ts'

export type ListedDelivery = Pick<
  Delivery,
  'id' | 'systemName' | 'fileName' | 'receivedAt' | 'state' | 'problem' | 'problemLine' | 'scanId'
>

/** Where a file is chosen, and what came of the last ones. */
export const SendPage = (props: {
  systems: readonly (readonly [string, string])[]
  chosen: string
  error: string | null
  recent: readonly ListedDelivery[]
}) => (
  <>
    <Section id="choose" title="検査の結果を届ける">
      {props.systems.length === 0 ? (
        <Empty text="検査の結果を届けられる情報システムがありません。届けられるのは、運用・整備の情報システム情報保証責任者、認証者と事案対処責任者です。" />
      ) : (
        <form method="post" action="/scans/new" enctype="multipart/form-data" class="prose">
          <Select
            name="system"
            label="情報システム"
            required
            prompt={props.systems.length === 1 ? undefined : '選んでください'}
            value={props.chosen}
            options={props.systems.map(([value, text]) => ({ value, text }))}
          />
          <Check
            name="closes"
            unmarked
            checked
            label="このファイルのホストで見つからなくなった検出事項は、解消したものとする"
            hint="一部の項目だけを検査したときは、外してください。ファイルにないホストの検出事項は、どちらでも変わりません。"
          />
          <FileField
            name="file"
            label="検査ツールのファイル"
            required
            accept=".nessus,.xml,text/xml,application/xml"
            error={props.error ?? undefined}
            hint={`Nessus の .nessus（v2）、又は Greenbone（OpenVAS）の XML。${LARGEST_FILE / 1024 ** 3}GBまで。`}
          />
          <ActButtons
            note={{
              id: 'why-scan',
              text: '読み終えると検出事項に反映され、届けた人・ファイルの SHA-256・件数が記録に残ります。途中で取りやめると、何も変わりません。',
            }}
          >
            <Button primary describedBy="why-scan">
              届ける
            </Button>
          </ActButtons>
          <p class="sub">
            検査ツールから自動で届けるには、<a href="/account/tokens">トークン</a>を作り、/api/scans へ送ってください。
          </p>
        </form>
      )}
    </Section>
    <Section id="recent" title="最近届けたファイル" count={`${props.recent.length}件`}>
      <Table
        caption="最近届けたファイル"
        columns={[
          { title: 'ファイル', names: true, cell: (d) => d.fileName },
          { title: '情報システム', cell: (d) => d.systemName },
          { title: '状態', cell: (d) => DELIVERY_STATES[d.state] },
          { title: '受付', cell: (d) => clockText(d.receivedAt), kind: 'number' },
        ]}
        rows={props.recent}
        rowHref={(d) => `/scans/deliveries/${d.id}`}
        empty={<Empty text="届けたファイルはありません。" />}
      />
    </Section>
  </>
)

const refusedSentence = ({ problem, problemLine }: Delivery) =>
  `${problemLine === null ? '' : `${problemLine.toLocaleString('ja-JP')}行目：`}${problem ?? ''}`

export const DeliveryBanner = ({ delivery }: { delivery: Delivery }) => {
  switch (delivery.state) {
    case 'refused':
      return (
        <Banner kind="refusal" sentence={refusedSentence(delivery)}>
          <p>検出事項は何も変わっていません。</p>
        </Banner>
      )
    case 'cancelled':
      return <Banner kind="warning" sentence="取りやめました。検出事項は何も変わっていません。" />
    case 'same':
      return (
        <Banner kind="success" sentence="同じ内容の結果がすでに取り込まれています。検出事項は何も変わっていません。">
          {delivery.scanId === null ? null : (
            <p>
              <a href={`/scans/${delivery.scanId}`}>取り込まれている結果を見る</a>
            </p>
          )}
        </Banner>
      )
    default:
      return null
  }
}

/** How one file fares. */
export const DeliveryPage = ({ delivery, work }: { delivery: Delivery; work: WorkView | null }) => (
  <div class="stack">
    <Facts
      layout="rows"
      facts={[
        { term: '状態', value: DELIVERY_STATES[delivery.state] },
        { term: '情報システム', value: delivery.systemName },
        { term: 'ファイル', value: delivery.fileName },
        { term: '大きさ', value: `${Math.ceil(delivery.bytes / 1024).toLocaleString('ja-JP')}KB`, numeric: true },
        { term: 'SHA-256', value: delivery.sha256 ?? '', numeric: true },
        { term: '検査ツール', value: delivery.tool === null ? '' : TOOLS[delivery.tool as Tool] },
        { term: '受付', value: clockText(delivery.receivedAt), numeric: true },
      ]}
    />
    {work !== null && (delivery.state === 'waiting' || delivery.state === 'reading') ? (
      <WorkProgress work={work} unit="KB" />
    ) : null}
    {delivery.state === 'receiving' || (work === null && delivery.state === 'waiting') ? (
      <p role="status">
        受け取っています。
        <ask-again after="1000" />
      </p>
    ) : null}
    <Buttons>
      {delivery.scanId === null ? null : (
        <ButtonLink primary href={`/scans/${delivery.scanId}`}>
          結果を見る
        </ButtonLink>
      )}
      <ButtonLink href={`/scans/new?system=${delivery.systemId}`}>別のファイルを届ける</ButtonLink>
    </Buttons>
  </div>
)
