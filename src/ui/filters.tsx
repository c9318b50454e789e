import type { Content } from '#ui/content.ts'
import type { Option } from '#ui/field/option.ts'
import { Options } from '#ui/field/select.tsx'
import { Icon } from '#ui/icons.tsx'

type Common = { name: string; label: string; value?: string | undefined }

export type FilterControl =
  | (Common & { kind: 'text' | 'digits' | 'day'; placeholder?: string | undefined; maxlength?: number | undefined })
  | (Common & { kind: 'select'; options: readonly Option[] })

export type AppliedCondition = {
  /** 「破棄済・転出を除く」 */
  label: string
  /** The same list without this condition. */
  href: string
}

export type FiltersProps = {
  action: string
  controls: readonly FilterControl[]
  /** Kept while filtering: order, view. */
  hidden?: readonly { name: string; value: string }[] | undefined
  applied?: readonly AppliedCondition[] | undefined
  /** The list without any condition. */
  clearHref?: string | undefined
  submit?: string | undefined
}

const Control = (control: FilterControl) => {
  const id = `f-${control.name}`
  const body: Content =
    control.kind === 'select' ? (
      <select id={id} name={control.name}>
        <Options options={control.options} value={control.value} />
      </select>
    ) : (
      <input
        id={id}
        name={control.name}
        value={control.value}
        placeholder={control.placeholder}
        maxlength={control.maxlength}
        inputmode={control.kind === 'digits' ? 'numeric' : undefined}
        autocomplete="off"
      />
    )
  return (
    <div class={control.kind === 'digits' ? 'short' : undefined}>
      <label for={id}>{control.label}</label>
      {body}
    </div>
  )
}

/** So many conditions would fill a small screen before the list begins. */
const FOLDED_FROM = 3

/** On a small screen the conditions stay away until asked for, without a script; on a large one they stand open. */
const Fold = ({ count }: { count: number }) => (
  <>
    <input type="checkbox" id="f-shown" class="fold-box" />
    <label for="f-shown" class="btn fold-label">{`絞り込みの条件を出す（${count}）`}</label>
  </>
)

/** Narrows a list by address alone: a plain GET form, and each condition as a chip that can be taken off. */
export const Filters = ({
  action,
  controls,
  hidden = [],
  applied = [],
  clearHref,
  submit = '絞り込む',
}: FiltersProps) => (
  <>
    <search>
      {controls.length < FOLDED_FROM ? null : <Fold count={controls.length} />}
      <form class="filters" method="get" action={action}>
        {hidden.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {controls.map((control) => (
          <Control {...control} />
        ))}
        <button class="btn p">{submit}</button>
      </form>
    </search>
    {applied.length === 0 ? null : (
      <div class="applied">
        <span>条件</span>
        {applied.map(({ label, href }) => (
          <a class="x" href={href}>
            {label}
            <Icon name="x" />
            <span class="vh">を外す</span>
          </a>
        ))}
        {clearHref === undefined ? null : <a href={clearHref}>すべて外す</a>}
      </div>
    )}
  </>
)

export type ListToolsProps = {
  /** 「12,480件」 */
  total: string
  /** Where all are counted, when `total` says only that there are more. */
  countHref?: string | undefined
  /** 「1–50件」 */
  range?: string | undefined
  /** 「状態の順」 */
  order?: string | undefined
  /** Export, print and entry, at the right. */
  children?: Content
}

/** How many rows there are, how they are ordered, and what can be done with all of them. */
export const ListTools = ({ total, countHref, range, order, children }: ListToolsProps) => (
  <div class="tools">
    <p>
      <b class="num">{total}</b>
      {countHref === undefined ? null : (
        <>
          　<a href={countHref}>正確な件数を数える</a>
        </>
      )}
      {range === undefined ? null : (
        <>
          のうち <span class="num">{range}</span>
        </>
      )}
      {order === undefined ? null : <span class="sub">{`　並び：${order}`}</span>}
    </p>
    <div class="btns">{children}</div>
  </div>
)
