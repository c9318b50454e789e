import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField } from '#ui/field/file.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { Select } from '#ui/field/select.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { VERSIONS_READ } from '../../oscal/reading.ts'
import type { Delivery } from '../catalogue/model.ts'
import type { ListChange } from '../catalogue/rows-store.ts'
import { CATALOG_KINDS } from '../words.ts'

/** Where a file of controls is chosen. Nothing is taken in yet. */
export const ChooseFilePage = ({ faults }: { faults: readonly string[] }) => (
  <>
    {faults.slice(0, 20).map((sentence) => (
      <Banner kind="refusal" sentence={sentence} />
    ))}
    {faults.length === 0 ? null : (
      <p class="help">何も取り込んでいません。ファイルを直して、もう一度選んでください。</p>
    )}
    <Section id="choose" title="ファイルを選ぶ">
      <p class="help">
        {`OSCAL の管理策の一覧（catalog）又は選定（profile）を取り込みます。読める版は ${VERSIONS_READ}です。どの一覧に従うかは達に定めがなく、別に示されるものを取り込みます。`}
      </p>
      <form method="post" action="/controls/import" enctype="multipart/form-data">
        <FileField
          name="file"
          label="OSCALのファイル"
          required
          accept=".json,application/json"
          hint="JSON、UTF-8。24MBまで。"
        />
        <ActButtons note={{ id: 'why-file', text: 'まだ取り込みません。次の画面で、何が変わるかを確かめます。' }}>
          <Button primary describedBy="why-file">
            読み込む
          </Button>
          <ButtonLink href="/registers/control-catalogues">一覧へ戻る</ButtonLink>
        </ActButtons>
      </form>
    </Section>
  </>
)

export type MatchedImport = { href: string; names: readonly string[]; baseId: string | null }

export type PreviewProps = {
  delivery: Delivery
  changes: readonly ListChange[]
  imports: readonly MatchedImport[]
  lists: readonly (readonly [id: string, title: string])[]
  chosen: Readonly<Record<string, string>>
  refusals: readonly Refusal[]
  requestKey: string
  may: boolean
}

const CHANGE_WORDS: Readonly<Record<ListChange['what'], string>> = {
  added: '新規',
  changed: '変更',
  withdrawn: '廃止',
  removed: '一覧から外れる',
}

const SHOWN = 100

const Matching = ({ delivery, imports, lists, chosen }: PreviewProps) => (
  <Section id="matching" title="取込み方">
    <form method="get" action={`/controls/sources/${delivery.sourceId}`}>
      {imports.map(({ names, href, baseId }, nth) => (
        <Select
          name={`base${nth}`}
          label={`${nth + 1}番目の取込元`}
          hint={`ファイルの言う取込元：${names[0] ?? href}`}
          error={
            baseId === null
              ? 'この製品に、この名の一覧がありません。あたるものを選ぶか、先に取り込んでください。'
              : undefined
          }
          value={baseId ?? ''}
          prompt="この製品にない"
          options={lists.map(([value, text]) => ({ value, text }))}
        />
      ))}
      <Select
        name="catalog"
        label="どの一覧とするか"
        value={chosen['catalog'] ?? (delivery.renews ? delivery.catalogId : 'new')}
        hint="同じ一覧の新しい版なら、その一覧を選びます。識別子の同じ管理策は、同じものとして引き継がれます。"
        options={[
          { value: 'new', text: '新しい一覧として取り込む' },
          ...lists.map(([value, text]) => ({ value, text: `「${text}」を改める` })),
        ]}
      />
      <ActButtons>
        <Button>この取込み方で見直す</Button>
      </ActButtons>
    </form>
  </Section>
)

const Changes = ({ changes }: { changes: readonly ListChange[] }) => (
  <Section id="changes" title="変わる管理策" count={`${changes.length}件`}>
    <Table
      caption="変わる管理策"
      dense
      columns={[
        { title: '番号', names: true, kind: 'number', cell: (c: ListChange) => c.label },
        { title: '管理策', cell: (c) => c.title || '―' },
        { title: '変わり方', cell: (c) => CHANGE_WORDS[c.what] },
      ]}
      rows={changes.slice(0, SHOWN)}
    />
    {changes.length > SHOWN ? <p class="help">{`ほか${changes.length - SHOWN}件`}</p> : null}
  </Section>
)

/** What taking a file in would change, before it does. */
export const PreviewPage = (props: PreviewProps) => {
  const { delivery: m, changes, chosen, refusals, may } = props
  const possible = m.faults.length === 0 && !m.same
  return (
    <>
      <RefusalBanners refusals={refusals} />
      {refusals.length > 0 ? null : m.faults.map((sentence) => <Banner kind="refusal" sentence={sentence} />)}
      {m.same ? <Banner kind="info" sentence="今の一覧と同じ内容です。取り込んでも、何も変わりません。" /> : null}
      {m.notes.map((sentence) => (
        <Banner kind="warning" sentence={sentence} />
      ))}
      <Facts
        layout="rows"
        facts={[
          { term: '一覧', value: `${m.title}　${m.listVersion}` },
          { term: '種類', value: CATALOG_KINDS[m.kind] },
          { term: 'OSCALの版', value: m.oscalVersion },
          { term: 'ファイル', value: m.fileName },
          { term: '要約値（SHA-256）', value: <code class="digest">{m.sha256}</code> },
          { term: '管理策', numeric: true, value: `${m.total}件` },
          { term: '新規', numeric: true, value: `${m.added}件` },
          { term: '変更', numeric: true, value: `${m.changed}件` },
          { term: '廃止', numeric: true, value: `${m.withdrawn}件` },
          { term: '一覧から外れる', numeric: true, value: `${m.removed}件` },
        ]}
      />
      {possible && may ? (
        <form method="post" action={`/controls/sources/${m.sourceId}`}>
          <Hidden
            values={[
              { name: '_key', value: props.requestKey },
              ...Object.entries(chosen).map(([name, value]) => ({ name: `_from_${name}`, value })),
            ]}
          />
          <ActButtons
            note={{
              id: 'why-import',
              text: '取り込むと、要約値と件数が記録に残ります。この一覧に従う情報システムの管理策も改まります。',
            }}
          >
            <Button primary describedBy="why-import">
              {m.renews ? '一覧を改める' : '新しい一覧として取り込む'}
            </Button>
            <ButtonLink href="/registers/control-catalogues">やめる</ButtonLink>
          </ActButtons>
        </form>
      ) : null}
      <Matching {...props} />
      {changes.length === 0 ? null : <Changes changes={changes} />}
    </>
  )
}
