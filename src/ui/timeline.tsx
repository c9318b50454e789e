import type { Content, Leaf, When } from '#ui/content.ts'
import { Icon, type IconName } from '#ui/icons.tsx'

export type Correction = {
  /** What was wrong: 「不満足の管理策」. */
  of: string
  was: string
  now: string
  /** The record that corrects, or the one corrected. */
  leaf?: Leaf | undefined
}

export type TimelineEntry = {
  /** So that corrections can point here. */
  id?: string | undefined
  kind: 'done' | 'saved' | 'corrected' | 'refused' | 'note'
  at: When
  leaf?: Leaf | undefined
  /** What was done, as a sentence. */
  title: Content
  detail?: Content
  /** Values of this entry that a later one struck through. */
  corrected?: readonly Correction[] | undefined
  /** Post, rank and name as they were at that time. */
  post?: string | undefined
  person?: string | undefined
  reason?: Content
}

const icons: Record<TimelineEntry['kind'], IconName> = {
  done: 'ok',
  saved: 'now',
  corrected: 'mend',
  refused: 'no',
  note: 'plan',
}

const LeafLink = ({ leaf, small }: { leaf: Leaf; small?: boolean | undefined }) =>
  leaf.href === undefined ? (
    <span class="leaf">{leaf.text}</span>
  ) : (
    <a class={small ? 'leaf sub' : 'leaf'} href={leaf.href}>
      {leaf.text}
    </a>
  )

const Struck = ({ of, was, now, leaf }: Correction) => (
  <p>
    {of} <del>{was}</del> <ins>{now}</ins>
    {leaf === undefined ? null : (
      <>
        {' '}
        <LeafLink leaf={leaf} small />
      </>
    )}
  </p>
)

const Entry = ({ id, kind, at, leaf, title, detail, corrected = [], post, person, reason }: TimelineEntry) => (
  <li id={id}>
    <Icon name={icons[kind]} />
    <p class="t">
      <time class="num" datetime={at.iso}>
        {at.text}
      </time>
      {leaf === undefined ? null : <LeafLink leaf={leaf} />}
    </p>
    <p>
      <b>{title}</b>
    </p>
    {detail === undefined ? null : <p>{detail}</p>}
    {corrected.map((correction) => (
      <Struck {...correction} />
    ))}
    {post === undefined && person === undefined ? null : (
      <p class="sub">
        {post === undefined ? null : <span>{post}</span>}
        {post === undefined || person === undefined ? null : '　'}
        {person === undefined ? null : <span class="nm">{person}</span>}
      </p>
    )}
    {reason === undefined ? null : <p class="sub">理由：{reason}</p>}
  </li>
)

/** What was done, by whom, and on which leaf it stands. Nothing vanishes: what was corrected stays, struck through. */
export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => (
  <ol class="tl">
    {entries.map((entry) => (
      <Entry {...entry} />
    ))}
  </ol>
)
