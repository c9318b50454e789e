import { clockText } from '#kernel/pure/clock-text.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { ScanField } from '#ui/scan-field.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { ScanRow } from '../count/register.ts'
import { ANYWHERE, SCANS, type ScanResult } from '../words.ts'
import { Progress } from './overview-page.tsx'
import type { Counting, Head } from './reading-store.ts'

const LOOKS: Readonly<Record<ScanResult, 'ok' | 'warn' | 'bad' | 'off' | 'act'>> = {
  found: 'ok',
  elsewhere: 'warn',
  again: 'off',
  place: 'act',
  'no-place': 'bad',
  several: 'warn',
  outside: 'bad',
  unknown: 'bad',
  unregistered: 'bad',
}

const SHAPES = {
  found: 'ok',
  elsewhere: 'warn',
  again: 'back',
  place: 'kept',
  'no-place': 'no',
  several: 'ask',
  outside: 'no',
  unknown: 'lost',
  unregistered: 'lost',
} as const satisfies Record<ScanResult, string>

const Said = ({ scan }: { scan: ScanRow }) => (
  <li>
    <Status shape={SHAPES[scan.result]} tone={LOOKS[scan.result]}>
      {SCANS[scan.result].word}
    </Status>
    <span>{scan.line}</span>
    <span class="sub num">{clockText(scan.receivedAt)}</span>
  </li>
)

const Here = ({ counting }: { counting: Counting }) =>
  counting.here === null ? (
    <Banner
      kind="info"
      sentence="まだ場所が決まっていません。先に、これから数える場所のラベルを読み取るか、下の一覧から選んでください。"
    />
  ) : (
    <div class="stock-here" role="status">
      <p>
        <span class="sub">今いる場所</span> <b>{counting.here.name}</b>
      </p>
      <p class="sub">ここにある媒体の番号を続けて読み取ります。別の場所のラベルを読み取ると、場所が切り替わります。</p>
      {counting.progress === null ? null : (
        <Progress
          done={counting.progress.total - counting.progress.open}
          total={counting.progress.total}
          label={`${counting.here.name}の進み`}
        />
      )}
    </div>
  )

const Places = ({ head, counting }: { head: Head; counting: Counting }) => (
  <ul class="stock-places">
    {[...counting.places, { placeId: null, name: ANYWHERE, code: ANYWHERE, open: null }].map((p) =>
      p.code === null ? null : (
        <li>
          <form method="post" action={`/stocktakes/${head.id}/scan`} data-turbo-frame="_top">
            <input type="hidden" name="code" value={p.code} />
            <Button>{`${p.name}${p.open === null ? '' : `（残り${p.open.toLocaleString('ja-JP')}）`}`}</Button>
            {p.placeId === null ? null : <span class="sub num">{`コード ${p.code}`}</span>}
          </form>
        </li>
      ),
    )}
  </ul>
)

const Left = ({ head, counting }: { head: Head; counting: Counting }) => (
  <Section
    id="left"
    title="この場所でまだ見つからないもの"
    count={counting.progress === null ? undefined : `${counting.progress.open.toLocaleString('ja-JP')}点`}
    side={
      counting.here?.id ? (
        <a href={`/registers/stocktake-items?stocktake=${head.id}&place=${counting.here.id}&result=open`}>すべて見る</a>
      ) : undefined
    }
  >
    <Table
      caption="この場所でまだ見つからないもの"
      columns={[
        { title: '登録番号', names: true, kind: 'number', cell: (i) => i.number },
        { title: '媒体', cell: (i) => `${i.model}${i.capacity === null ? '' : ` ${i.capacity}`}` },
      ]}
      rows={counting.left}
      empty={
        <Empty
          text={
            counting.here === null
              ? '場所を決めると、そこにあるはずの媒体が出ます。'
              : 'この場所にあるはずの媒体は、すべて確認しました。'
          }
        />
      }
    />
  </Section>
)

export type CountProps = {
  head: Head
  counting: Counting
  personId: string
  problem: string | null
  asset: (name: string) => string
}

/** Place first, then what is in it. The field works alone; the frame beneath is the server's word on where the count stands. */
export const CountPage = ({ head, counting, personId, problem, asset }: CountProps) => (
  <>
    {problem === null ? null : <Banner kind="refusal" sentence={problem} />}
    <ScanField
      box={`stocktake-${head.id}-${personId}`}
      postTo={`/stocktakes/${head.id}/scans`}
      action={`/stocktakes/${head.id}/scan`}
      label="場所のラベルか媒体の番号"
      hint="登録番号は下の桁（3桁以上）だけでも読み取れます。"
      refreshes="count-now"
      camera={{ reader: asset('scan-reader.js'), wasm: asset('zxing-reader.wasm') }}
    />
    <turbo-frame id="count-now" target="_top">
      <Here counting={counting} />
      <Columns
        side={
          <Section id="said" title="自分が読み取ったもの" side="新しい順">
            {counting.mine.length === 0 ? (
              <Empty text="まだ何も読み取っていません。" />
            ) : (
              <ul class="stock-said">
                {counting.mine.map((scan) => (
                  <Said scan={scan} />
                ))}
              </ul>
            )}
          </Section>
        }
      >
        <Section id="place" title="場所を選ぶ">
          <Places head={head} counting={counting} />
        </Section>
        <Left head={head} counting={counting} />
      </Columns>
    </turbo-frame>
    <Section id="no-number" title="番号のない物があったとき" wide>
      <form method="post" action={`/stocktakes/${head.id}/unregistered`} class="stock-line">
        <label for="thing">どんな物か（型式、色、貼ってあるラベルなど）</label>
        <input id="thing" name="thing" type="text" maxlength={200} autocomplete="off" />
        <Button>番号のない物として記録する</Button>
      </form>
    </Section>
  </>
)
