import type { Content } from '#ui/content.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { ScanField } from '#ui/scan-field.tsx'
import { Section } from '#ui/section.tsx'
import type { PageOf } from '#kernel/http/product.ts'
import { deedOf } from './actions.ts'
import { BlockerGroup, ItemList, ScanList } from './desk-lists.tsx'
import type { Desk } from './model.ts'
import { PAGE, type Group, type ItemRow, type ScanRow } from './page-store.ts'
import { countWords } from './scan-words.ts'

/** What the server knows of a desk now, the first few of every group. */
export type DeskView = {
  desk: Desk
  /** The visitor opened it and it has not ended. */
  open: boolean
  items: readonly ItemRow[]
  groups: readonly Group[]
  unknown: readonly ScanRow[]
  several: readonly ScanRow[]
  again: readonly ScanRow[]
}

export const FRAME = 'desk-state'

const More = ({ shown, total, href, words }: { shown: number; total: number; href: string; words: string }) =>
  total > shown ? (
    <p class="after">
      <a href={href}>{words}</a>
    </p>
  ) : null

const Ready = ({ view, at }: { view: DeskView; at: string }) => {
  const { desk, open } = view
  const { verb } = deedOf(desk)
  const rows = view.items.filter((row) => row.state === 'ready')
  const { ready, blocked } = desk.tally
  return (
    <Section id="ready" title={open ? '行えるもの' : '行わなかったもの'} count={`${ready}点`}>
      {rows.length === 0 ? (
        <Empty text={open ? '読み取ると、行えるものがここに並びます。' : '行わずに残ったものはありません。'} />
      ) : (
        <form method="post" action={`${at}/remove`}>
          <ItemList rows={rows} removable={open} />
        </form>
      )}
      <More shown={rows.length} total={ready} href={`${at}?show=ready`} words={`${ready}点をすべて見る`} />
      {open ? (
        <form method="post" action={`${at}/confirm`}>
          <ActButtons
            note={{
              id: 'why-confirm',
              text:
                ready === 0
                  ? '行えるものがありません。'
                  : blocked === 0
                    ? '行うと、1点ずつ記録に残ります。'
                    : `止まっている${blocked}点は、行いません。行うと、1点ずつ記録に残ります。`,
            }}
          >
            <Button
              primary
              blockedBy={ready === 0 ? 'why-confirm' : undefined}
              describedBy={ready === 0 ? undefined : 'why-confirm'}
            >
              {`${ready}点を${verb}`}
            </Button>
          </ActButtons>
        </form>
      ) : null}
    </Section>
  )
}

const Blocked = ({ view, at }: { view: DeskView; at: string }) => {
  const { blocked } = view.desk.tally
  if (blocked === 0) return null
  return (
    <Section
      id="blocked"
      title={view.open ? '止まっているもの' : '止まっていて行わなかったもの'}
      count={`${blocked}点`}
      side="理由ごと"
    >
      <form method="post" action={`${at}/remove`}>
        {view.groups.map((group) => {
          const rows = view.items.filter((row) => row.state === 'blocked' && row.code === group.code)
          return (
            <BlockerGroup
              group={group}
              rows={rows}
              removable={view.open}
              more={group.count > rows.length ? `${at}?show=blocked&code=${group.code}` : null}
            />
          )
        })}
        {view.open ? (
          <div class="btns">
            <Button name="all" value="yes">
              止まっているものをすべて外す
            </Button>
            <Button formaction={`${at}/judge`}>もう一度確かめる</Button>
          </div>
        ) : null}
      </form>
    </Section>
  )
}

const Scans = (props: {
  id: string
  title: string
  rows: readonly ScanRow[]
  total: number
  at: string
  note: Content
}) =>
  props.total === 0 ? null : (
    <Section id={props.id} title={props.title} count={`${props.total}件`} side={props.note}>
      <ScanList rows={props.rows} />
      <More
        shown={props.rows.length}
        total={props.total}
        href={`${props.at}?show=${props.id}`}
        words={`${props.total}件をすべて見る`}
      />
    </Section>
  )

/** The part that is always the server's: fetched anew as scans come in. */
export const DeskState = ({ view }: { view: DeskView }) => {
  const { desk } = view
  const at = `/desk/${desk.id}`
  const done = view.items.filter((row) => row.state === 'done')
  const { tally } = desk
  return (
    <turbo-frame id={FRAME} target="_top">
      <p class="sum tally">
        {countWords(tally).map(({ label, n }) => (
          <span>
            {label} <b class="num">{n}</b>
          </span>
        ))}
      </p>
      <Blocked view={view} at={at} />
      {view.open || tally.ready > 0 ? <Ready view={view} at={at} /> : null}
      {tally.done === 0 ? null : (
        <Section id="done" title="行ったもの" count={`${tally.done}点`}>
          <ItemList rows={done} />
          <More shown={done.length} total={tally.done} href={`${at}?show=done`} words={`${tally.done}点をすべて見る`} />
        </Section>
      )}
      <Scans
        id="unknown"
        title="不明なコード"
        rows={view.unknown}
        total={tally.unknown}
        at={at}
        note={<a href="/registers/unknown-codes">不明コードの台帳</a>}
      />
      <Scans
        id="several"
        title="番号が決まらないもの"
        rows={view.several}
        total={tally.several}
        at={at}
        note="もっと長く入力すると決まります"
      />
      <Scans id="again" title="読取り済み" rows={view.again} total={tally.again} at={at} note="二度目からの読取り" />
    </turbo-frame>
  )
}

/** The desk: the field above, what the server knows below. */
export const DeskBody = ({ view, asset }: { view: DeskView; asset: (name: string) => string }) => {
  const at = `/desk/${view.desk.id}`
  return (
    <>
      {view.open ? (
        <ScanField
          box={`desk:${view.desk.id}:${view.desk.personId}`}
          postTo={`${at}/scans`}
          action={`${at}/scan`}
          label="媒体のラベルを読み取る"
          placeholder="ラベルのコード、登録番号、又は下3桁以上"
          hint="読取り機は、そのまま続けて読み取れます。手で入力するときは、番号の下3桁以上でEnterキーを押します。"
          refreshes={FRAME}
          camera={{ reader: asset('scan-reader.js'), wasm: asset('zxing-reader.wasm') }}
        />
      ) : null}
      <DeskState view={view} />
      {view.open ? (
        <p class="after">
          <a href={`/cases/${view.desk.id}/acts/finish`}>行わずに終える</a>
          <a href={`/cases/${view.desk.id}/acts/drop`}>取りやめる</a>
        </p>
      ) : null}
    </>
  )
}

export type Shown =
  { kind: 'items'; title: string; page: PageOf<ItemRow> } | { kind: 'scans'; title: string; page: PageOf<ScanRow> }

/** One group alone, page by page. */
export const DeskGroup = ({ view, shown, here }: { view: DeskView; shown: Shown; here: URLSearchParams }) => {
  const at = `/desk/${view.desk.id}`
  const turn = (name: string, cursor: string | null) => {
    if (cursor === null) return undefined
    const next = new URLSearchParams(here)
    next.delete('after')
    next.delete('before')
    next.set(name, cursor)
    return `${at}?${next.toString()}`
  }
  return (
    <Section id="group" title={shown.title} side={<a href={at}>読取卓に戻る</a>}>
      {shown.page.rows.length === 0 ? <Empty text="ここには、今は何もありません。" /> : null}
      {shown.kind === 'items' ? (
        <form method="post" action={`${at}/remove`}>
          <ItemList
            rows={shown.page.rows}
            why
            removable={view.open && shown.page.rows.some((r) => r.state === 'ready' || r.state === 'blocked')}
          />
        </form>
      ) : (
        <ScanList rows={shown.page.rows} />
      )}
      <KeysetPager size={PAGE} previous={turn('before', shown.page.previous)} next={turn('after', shown.page.next)} />
    </Section>
  )
}
