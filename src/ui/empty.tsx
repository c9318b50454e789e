import type { Cited, Link } from '#ui/content.ts'
import { ProvisionOf } from '#ui/provision.tsx'

export type EmptyProps = {
  /** Says what there is none of, as a sentence. */
  text: string
  /** The next act that would make sense here. */
  act?: Link | undefined
  provision?: Cited | undefined
}

/** An empty list says so, and offers what could come next. */
export const Empty = ({ text, act, provision }: EmptyProps) => (
  <p class="empty">
    {text}
    {act === undefined ? null : (
      <>
        <br />
        <a href={act.href}>{act.text}</a>
      </>
    )}
    <ProvisionOf cited={provision} />
  </p>
)
