import type { Cited, Content } from '#ui/content.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import { ProvisionOf } from '#ui/provision.tsx'
import { Remedies, type Remedy } from '#ui/remedies.tsx'

export type BannerKind = 'success' | 'info' | 'warning' | 'refusal'

const looks: Record<BannerKind, { icon: IconName; tone: string; role: 'status' | 'alert' }> = {
  success: { icon: 'ok', tone: 'ok', role: 'status' },
  info: { icon: 'info', tone: 'off', role: 'status' },
  warning: { icon: 'warn', tone: 'warn', role: 'status' },
  refusal: { icon: 'no', tone: 'bad', role: 'alert' },
}

export type BannerProps = {
  kind: BannerKind
  /** One sentence. For a refusal: why. */
  sentence: Content
  /** The rule that a refusal or a warning rests on. */
  provision?: Cited | undefined
  /** What would make possible what was refused. */
  remedies?: readonly Remedy[] | undefined
  children?: Content
}

/** What just happened, or why it did not. */
export const Banner = ({ kind, sentence, provision, remedies = [], children }: BannerProps) => {
  const { icon, tone, role } = looks[kind]
  return (
    <div class={`banner k-${kind}`} role={role}>
      <span class={`t-${tone}`}>
        <Icon name={icon} />
      </span>
      <div>
        <p>
          <b>{sentence}</b>
          <ProvisionOf cited={provision} />
        </p>
        {children}
        <Remedies remedies={remedies} />
      </div>
    </div>
  )
}
