import type { Cited } from '#ui/content.ts'

/** The provision that governs what stands beside it; a link when the text can be opened. */
export const Provision = ({ label, href }: Cited) =>
  href === undefined ? (
    <span class="prov">{label}</span>
  ) : (
    <a class="prov" href={href}>
      {label}
    </a>
  )

/** The provision if there is one. */
export const ProvisionOf = ({ cited }: { cited: Cited | undefined }) =>
  cited === undefined ? null : (
    <>
      {' '}
      <Provision {...cited} />
    </>
  )
