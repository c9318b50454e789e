import type { Content } from '#ui/content.ts'
import { Empty, type EmptyProps } from '#ui/empty.tsx'
import { Status, type StatusProps } from '#ui/status.tsx'
import type { RowMark } from '#ui/table.tsx'

export type HeldThing = {
  title: string
  href: string
  detail?: Content
  status?: StatusProps | undefined
  /** 「返却 11月9日」 */
  due?: string | undefined
  mark?: RowMark | undefined
}

export type HeldGroup = {
  /** 「可搬記憶媒体」 */
  title: string
  /** 「2本」 */
  count: string
  things: readonly HeldThing[]
  empty?: EmptyProps | undefined
}

const Thing = ({ title, href, detail, status, due, mark }: HeldThing) => (
  <li class={mark}>
    <div>
      <a class="row num" href={href}>
        {title}
      </a>
      {detail === undefined ? null : <small>{detail}</small>}
    </div>
    <div class="due">
      {status === undefined ? null : <Status {...status} />}
      {due === undefined ? null : <small class="num">{due}</small>}
    </div>
  </li>
)

/** What a person holds, by kind, with when it must be back. */
export const Held = ({ groups }: { groups: readonly HeldGroup[] }) => (
  <>
    {groups.map(({ title, count, things, empty }) => (
      <>
        <h3 class="subhd">
          <span>{title}</span>
          <span>{count}</span>
        </h3>
        {things.length === 0 ? (
          empty === undefined ? null : (
            <Empty {...empty} />
          )
        ) : (
          <ul class="held">
            {things.map((thing) => (
              <Thing {...thing} />
            ))}
          </ul>
        )}
      </>
    ))}
  </>
)
