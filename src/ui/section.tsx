import type { Content } from '#ui/content.ts'

export type SectionProps = {
  /** Names the section in the page's address and for the heading. */
  id: string
  title: Content
  /** 「6件」 after the heading. */
  count?: string | undefined
  /** A link, a chip or a note at the right end of the heading line. */
  side?: Content
  /** Stands apart from columns above it. */
  wide?: boolean | undefined
  children?: Content
}

/** A part of a page under its black rule. */
export const Section = ({ id, title, count, side, wide, children }: SectionProps) => (
  <section id={id} class={wide ? 'wide' : undefined} aria-labelledby={`${id}-h`}>
    <div class="hd">
      <h2 id={`${id}-h`}>
        {title}
        {count === undefined ? null : <span class="n">{count}</span>}
      </h2>
      {typeof side === 'string' ? <span class="sub">{side}</span> : side}
    </div>
    {children}
  </section>
)

/** Main matter with a narrower column at its right; one below the other where the screen is narrow. */
export const Columns = ({ children, side }: { children: Content; side: Content }) => (
  <div class="cols">
    <div>{children}</div>
    <div>{side}</div>
  </div>
)
