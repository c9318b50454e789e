import type { Content } from '#ui/content.ts'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import type { SectionDef } from '../kind.ts'
import { editorsText } from '../writers.ts'
import { partsOf } from '../parts.ts'
import { problemsOf, progressOf, valueText, type FieldValue } from '../values.ts'
import type { Remark } from '../remarks-store.ts'
import { FieldEditor, type Clash } from './field-editor.tsx'
import type { Opened } from './page-of.ts'
import { Remarks } from './remarks.tsx'

export type EditorProps = Opened & {
  section: SectionDef
  /** Whether the section is in the reader's charge and the text is open. */
  writable: boolean
  open: boolean
  remarks: readonly Remark[]
  /** What was sent and not taken: it stands in the fields again. */
  typed: Readonly<Record<string, FieldValue>>
  clashes: Readonly<Record<string, Clash>>
  /** Revisions to answer to, where a clash has told them. */
  personId: string
  blankRow: () => string
}

const hrefOf = (id: string, section: SectionDef) => `/documents/${id}/edit?s=${section.key}`

const Contents = ({ row, def, fields, section }: EditorProps) => (
  <nav class="doc-nav" aria-label="節">
    <ol>
      {def.sections.map((one) => {
        const { asked, answered } = progressOf(one.fields, fields)
        return (
          <li>
            <a href={hrefOf(row.id, one)} aria-current={one.key === section.key ? 'page' : undefined}>
              {one.title}
            </a>
            <span class="sub">{`${editorsText(one)}　記入 ${answered}／${asked}${answered === asked ? '　済' : ''}`}</span>
          </li>
        )
      })}
      {partsOf(def.kind).map((part) => (
        <li>
          <a href={`/documents/${row.id}/parts/${part.key}`}>{part.title}</a>
          <span class="sub">表（別の画面で記入）</span>
        </li>
      ))}
    </ol>
  </nav>
)

const Read = ({ section, fields }: EditorProps) => (
  <Facts
    layout="rows"
    facts={section.fields.map((field) => ({
      term: field.title,
      value: <span class="pre">{valueText(field, fields[field.key]) || '（未記入）'}</span>,
    }))}
  />
)

const Write = (props: EditorProps) => {
  const { row, section, fields, marks, typed, clashes, remarks } = props
  return (
    <>
      <form id="looked" method="post" action={`/documents/${row.id}/looked`}>
        <input type="hidden" name="s" value={section.key} />
      </form>
      <draft-form document={row.id} person={props.personId} action={`/documents/${row.id}/fields`}>
        <form method="post" action={`/documents/${row.id}/fields`} novalidate autocomplete="off">
          <input type="hidden" name="s" value={section.key} />
          {section.fields.map((field) => (
            <FieldEditor
              documentId={row.id}
              field={field}
              value={typed[field.key] ?? fields[field.key]}
              mark={marks[field.key]}
              base={marks[field.key]?.revision ?? 0}
              blankRows={field.kind === 'rows' ? [props.blankRow(), props.blankRow()] : []}
              clash={clashes[field.key]}
              remarks={remarks.filter((r) => r.field === field.key && r.state !== 'resolved').length}
            />
          ))}
          <p class="draft-state" role="status"></p>
          <ActButtons
            note={{
              id: 'why-save',
              text: '途中でも保存できます。版になるのは、文書の画面で「版を確定する」を行ったときです。',
            }}
          >
            <Button primary describedBy="why-save">
              この節を保存する
            </Button>
          </ActButtons>
        </form>
      </draft-form>
    </>
  )
}

const Closed = ({ open, section }: EditorProps) => (
  <Banner
    kind="info"
    sentence={
      open
        ? `この節は${editorsText(section)}の責任者が記入します。読むことと、意見を書くことができます。`
        : 'この文書は確定しています。直すには、文書の画面で「改訂する」を行います。'
    }
  />
)

/** One section of a document at a time: its questions, how far it is, and what others say of it. */
export const EditorPage = (props: EditorProps) => {
  const { row, def, fields, section, writable, remarks } = props
  const at = def.sections.indexOf(section)
  const [before, after] = [def.sections[at - 1], def.sections[at + 1]]
  const left = problemsOf(def, fields).length
  const keys = new Set(section.fields.map((f) => f.key))
  return (
    <div class="doc-edit">
      <Contents {...props} />
      <div>
        <Section
          id="section"
          title={section.title}
          side={left === 0 ? '必須の欄は全て記入済み' : `文書全体で未記入・要修正 ${left}欄`}
        >
          {writable ? <Write {...props} /> : <Closed {...props} />}
          {writable ? null : <Read {...props} />}
          <div class="doc-next">
            <Buttons>
              {before ? <ButtonLink href={hrefOf(row.id, before)}>{`前の節：${before.title}`}</ButtonLink> : null}
              {after ? <ButtonLink href={hrefOf(row.id, after)}>{`次の節：${after.title}`}</ButtonLink> : null}
              <ButtonLink href={`/documents/${row.id}`}>文書の画面へ</ButtonLink>
            </Buttons>
          </div>
        </Section>
        <Remarks
          documentId={row.id}
          def={def}
          fields={section.fields}
          remarks={remarks.filter((r) => keys.has(r.field) || r.field === '')}
        />
      </div>
    </div>
  )
}

declare module 'hono/jsx' {
  // oxlint-disable-next-line typescript/no-namespace -- the only place where the names of elements are known
  namespace JSX {
    // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
    interface IntrinsicElements {
      'draft-form': { document: string; person: string; action: string; children?: Content }
    }
  }
}
