import type { Cited, Content, Link } from '#ui/content.ts'
import { Icon } from '#ui/icons.tsx'
import { ProvisionOf } from '#ui/provision.tsx'
import { Status, type StatusWord } from '#ui/status.tsx'

export type Blocker = {
  /** Why this one is held back, in one sentence. */
  sentence: Content
  provision?: Cited | undefined
  /** The item it is about. */
  subject: Link
  note?: string | undefined
  /** What would free it. */
  remedy?: Link | undefined
}

export type BulkBarProps = {
  id: string
  /** 「4件を選択中」 */
  title: string
  /** 「許可できる 2件」「止まっている 2件」 */
  counts: readonly { term: string; word: StatusWord; value: string }[]
  /** The button that acts on those that can be acted on. */
  children: Content
  blockers?: readonly Blocker[] | undefined
  /** 「止まっている 2件」 */
  blockersTitle?: string | undefined
}

const BlockerRow = ({ sentence, provision, subject, note, remedy }: Blocker) => (
  <li>
    <span class="t-bad">
      <Icon name="no" />
    </span>
    <div>
      <b>{sentence}</b>
      <ProvisionOf cited={provision} />
      <br />
      <a class="num" href={subject.href}>
        {subject.text}
      </a>
      {note === undefined ? null : <span class="sub">　{note}</span>}
    </div>
    {remedy === undefined ? null : <a href={remedy.href}>{remedy.text}</a>}
  </li>
)

/** One act on many rows: what can be done now, and beside it what holds the others back — blockers instead of errors. */
export const BulkBar = ({ id, title, counts, children, blockers = [], blockersTitle }: BulkBarProps) => (
  <section class={blockers.length === 0 ? 'bulk all' : 'bulk'} aria-labelledby={`${id}-h`}>
    <div>
      <h2 id={`${id}-h`}>{title}</h2>
      <dl>
        {counts.map(({ term, word, value }) => (
          <div>
            <dt>{term}</dt>
            <dd>
              <Status word={word}>{value}</Status>
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
    {blockers.length === 0 ? null : (
      <div>
        <h3>
          {blockersTitle ?? `止まっている ${blockers.length}件`}
          <span class="sub">　選択から外れず、理由が解けるまで残ります</span>
        </h3>
        <ul class="block">
          {blockers.map((blocker) => (
            <BlockerRow {...blocker} />
          ))}
        </ul>
      </div>
    )}
  </section>
)
