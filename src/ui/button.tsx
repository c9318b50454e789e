import type { Content } from '#ui/content.ts'
import { Icon, type IconName } from '#ui/icons.tsx'

export type ButtonProps = {
  children: Content
  /** The one act the page is for; at most one primary a form. */
  primary?: boolean | undefined
  /** Sent with the form when this button is the one pressed. */
  name?: string | undefined
  value?: string | undefined
  /** Sends the form elsewhere than the form says. */
  formaction?: string | undefined
  /** The id of the text that says why it cannot be pressed now. The button stays reachable and says so. */
  blockedBy?: string | undefined
  /** The id of a text that explains what pressing does. */
  describedBy?: string | undefined
  icon?: IconName | undefined
  /** Belongs to the form with this id. */
  form?: string | undefined
}

/** Sends the form. When blocked it is a plain button: pressing it does nothing, focusing it reads the reason. */
export const Button = ({
  children,
  primary,
  name,
  value,
  formaction,
  blockedBy,
  describedBy,
  icon,
  form,
}: ButtonProps) => (
  <button
    class={primary ? 'btn p' : 'btn'}
    type={blockedBy === undefined ? 'submit' : 'button'}
    name={name}
    value={value}
    formaction={formaction}
    form={form}
    aria-disabled={blockedBy === undefined ? undefined : 'true'}
    aria-describedby={blockedBy ?? describedBy}
  >
    {blockedBy === undefined ? icon === undefined ? null : <Icon name={icon} /> : <Icon name="no" />}
    {children}
  </button>
)

export type ButtonLinkProps = {
  href: string
  children: Content
  primary?: boolean | undefined
  download?: boolean | undefined
  icon?: IconName | undefined
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export const ButtonLink = ({ href, children, primary, download, icon }: ButtonLinkProps) => (
  <a class={primary ? 'btn p' : 'btn'} href={href} download={download || undefined}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </a>
)

export type ActButtonsProps = {
  children: Content
  /** What pressing means, or why it is blocked; its id is what `blockedBy` and `describedBy` name. */
  note?: { id: string; text: Content } | undefined
}

/** The acts at the foot of a form, under a hairline. */
export const ActButtons = ({ children, note }: ActButtonsProps) => (
  <div class="act">
    <div class="btns">{children}</div>
    {note === undefined ? null : (
      <p class="why" id={note.id}>
        {note.text}
      </p>
    )}
  </div>
)

/** Buttons and links side by side; one below the other on a narrow screen. */
export const Buttons = ({ children }: { children: Content }) => <div class="btns">{children}</div>
