import { clockText } from '#kernel/pure/clock-text.ts'
import { Button } from '#ui/button.tsx'
import { Check } from '#ui/field/check.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import type { FieldDef, KindDef } from '../kind.ts'
import { fieldOf } from '../kinds.ts'
import type { Remark } from '../remarks-store.ts'

const State = ({ remark }: { remark: Remark }) =>
  remark.state === 'resolved' ? (
    <Status word="解決済" />
  ) : remark.state === 'answered' ? (
    <Status word="回答済" />
  ) : (
    <Status shape="ask" tone="act">
      未回答
    </Status>
  )

const SAID = { answer: '回答', resolve: '解決', reopen: '再び取り上げる' } as const

const ReplyForm = ({ documentId, remark }: { documentId: string; remark: Remark }) => (
  <details class="reply">
    <summary>{remark.state === 'resolved' ? 'この意見を再び取り上げる' : 'この意見に答える・解決にする'}</summary>
    <form method="post" action={`/documents/${documentId}/comments/${remark.id}`}>
      <TextArea name="text" id={`reply-${remark.id}`} label="書くこと" rows={2} hint="解決にするだけなら空でもよい。" />
      <div class="btns">
        {remark.state === 'resolved' ? (
          <Button name="kind" value="reopen">
            再び取り上げる
          </Button>
        ) : (
          <>
            <Button name="kind" value="answer">
              答える
            </Button>
            <Button name="kind" value="resolve">
              解決にする
            </Button>
          </>
        )}
      </div>
    </form>
  </details>
)

const One = ({ documentId, def, remark }: { documentId: string; def: KindDef; remark: Remark }) => (
  <li class="remark" id={`remark-${remark.id}`}>
    <p>
      <State remark={remark} />
      <b>{`　${fieldOf(def, remark.field)?.title ?? '文書全体'}`}</b>
      {remark.must ? <span class="sub">　確定の前に解決を求める</span> : null}
    </p>
    <p class="said">{remark.text}</p>
    <p class="sub">{`${remark.by}　${clockText(remark.at)}`}</p>
    {remark.replies.length === 0 ? null : (
      <ul class="replies">
        {remark.replies.map((r) => (
          <li>
            <p class="said">
              <b>{SAID[r.kind]}</b>
              {r.text === '' ? '' : `　${r.text}`}
            </p>
            <p class="sub">{`${r.by}　${clockText(r.at)}`}</p>
          </li>
        ))}
      </ul>
    )}
    <ReplyForm documentId={documentId} remark={remark} />
  </li>
)

export type RemarksProps = {
  documentId: string
  def: KindDef
  /** Fields to choose among; those of one section, or all. */
  fields: readonly FieldDef[]
  remarks: readonly Remark[]
  problem?: string | undefined
}

/** What was said of fields, and a form to say more. Nothing said is ever changed. */
export const Remarks = ({ documentId, def, fields, remarks, problem }: RemarksProps) => (
  <Section id="comments" title="意見" count={`${remarks.length}件`}>
    {remarks.length === 0 ? <Empty text="意見はまだありません。" /> : null}
    <ul class="remarks">
      {remarks.map((remark) => (
        <One documentId={documentId} def={def} remark={remark} />
      ))}
    </ul>
    <form method="post" action={`/documents/${documentId}/comments`} class="remark-form">
      <Select
        name="field"
        label="どの欄について"
        required
        options={[{ value: '', text: '文書全体' }, ...fields.map((f) => ({ value: f.key, text: f.title }))]}
      />
      <TextArea name="text" id="remark-text" label="意見" required rows={3} error={problem} />
      <Check name="must" value="yes" label="版を確定する前に解決を求める" unmarked />
      <Button>意見を書く</Button>
    </form>
  </Section>
)
