import type { Content, Link } from '#ui/content.ts'

export type Remedy = Link | { text: string }

/** 「できるようにするには：A、または B。」 — what would make possible what was refused. */
export const Remedies = ({ remedies }: { remedies: readonly Remedy[] }): Content =>
  remedies.length === 0 ? null : (
    <p class="sub">
      できるようにするには：
      {remedies.map((remedy, nth) => (
        <>
          {nth === 0 ? null : '、または '}
          {'href' in remedy ? <a href={remedy.href}>{remedy.text}</a> : remedy.text}
        </>
      ))}
      。
    </p>
  )
