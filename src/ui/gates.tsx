import type { Cited, Content } from '#ui/content.ts'
import { ProvisionOf } from '#ui/provision.tsx'
import { Remedies, type Remedy } from '#ui/remedies.tsx'
import { Status, type StatusWord } from '#ui/status.tsx'

/** `ask`: the form below decides it. `warned`: not met, but the directive does not forbid the act. */
export type GateState = 'met' | 'unmet' | 'warned' | 'ask' | 'not-applicable'

const words: Record<GateState, StatusWord> = {
  met: '満',
  unmet: '未',
  warned: '注意',
  ask: '入力で確認',
  'not-applicable': '該当なし',
}
const order: readonly GateState[] = ['met', 'unmet', 'warned', 'ask', 'not-applicable']

export type Gate = {
  state: GateState
  /** The condition as a statement: 「評価文書2点を受け取っている」. */
  condition: Content
  provision?: Cited | undefined
  /** Where one can see that it is so. */
  evidence?: { text: string; href?: string | undefined } | undefined
  /** Why it stops the act, in one sentence, and what would lift it. `id` is what a blocked button names. */
  refusal?: { sentence: Content; remedies?: readonly Remedy[] | undefined; id?: string | undefined } | undefined
}

export type GatesProps = {
  /** 「提出の条件」 */
  title: string
  gates: readonly Gate[]
}

const sum = (gates: readonly Gate[]) => {
  const counts = order.map((state) => [words[state], gates.filter((gate) => gate.state === state).length] as const)
  const told = counts.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`)
  return `　${gates.length}件　${told.join('・')}`
}

const GateRow = ({ state, condition, provision, evidence, refusal }: Gate) => (
  <li class={state === 'unmet' ? 'no' : state === 'warned' ? 'care' : undefined}>
    <Status word={words[state]} />
    <div>
      {condition}
      <ProvisionOf cited={provision} />
    </div>
    {evidence === undefined ? null : (
      <span class="ev">
        {evidence.href === undefined ? (
          <span class="sub">{evidence.text}</span>
        ) : (
          <a href={evidence.href}>{evidence.text}</a>
        )}
      </span>
    )}
    {refusal === undefined ? null : (
      <div class="refuse" id={refusal.id}>
        <p>
          <b>{refusal.sentence}</b>
        </p>
        <Remedies remedies={refusal.remedies ?? []} />
      </div>
    )}
  </li>
)

/** The conditions of an act, each with its state, its provision and its evidence; a refusal sits on the one that refuses. */
export const Gates = ({ title, gates }: GatesProps) => (
  <>
    <h3 class="gates-h">
      {title}
      <span class="sub">{sum(gates)}</span>
    </h3>
    <ul class="gates">
      {gates.map((gate) => (
        <GateRow {...gate} />
      ))}
    </ul>
  </>
)
