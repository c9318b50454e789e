import { clockText } from '#kernel/pure/clock-text.ts'
import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import type { OwnLink } from './link-store.ts'

/** What the provider is called, and how the account stands to it; null where none is set. */
export type OwnOidc = { title: string; issuer: string; link: OwnLink | null }

const LINKED_BY: Readonly<Record<string, string>> = { person: '本人が結び付けた', directory: '外部IDによる' }

/** Whether the account is linked to the office's own sign-in, with the way to link it or to take the link away. */
export const OwnLinkSection = ({ oidc }: { oidc: OwnOidc }) => (
  <Section id="oidc" title={oidc.title}>
    {oidc.link === null ? (
      <form method="post" action="/account/oidc" class="prose" data-turbo="false">
        <p class="help" id="oidc-help">
          結び付けると、次から{oidc.title}でサインインできます。行えることは、官職によるままで変わりません。
        </p>
        <Button describedBy="oidc-help">{oidc.title}を結び付ける</Button>
      </form>
    ) : (
      <>
        <Facts
          facts={[
            { term: '提供元', value: oidc.issuer },
            { term: '結び付け', value: LINKED_BY[oidc.link.linkedBy] ?? oidc.link.linkedBy },
            { term: '結び付けた時', value: clockText(oidc.link.linkedAt), numeric: true },
            {
              term: '最後のサインイン',
              value: oidc.link.lastUsedAt === null ? '―' : clockText(oidc.link.lastUsedAt),
              numeric: true,
            },
          ]}
        />
        <form method="post" action="/account/oidc/remove" class="prose">
          <Button>結び付けを外す</Button>
        </form>
      </>
    )}
  </Section>
)

/** Between our page and the provider's: a press of one's own leads out of the program. */
export const leavePage = (title: string, issuer: string, href: string): FrameProps => ({
  title: `${title}を結び付ける`,
  crumbs: [{ text: '利用者の設定', href: '/account' }, { text: `${title}を結び付ける` }],
  children: (
    <div class="prose">
      <p>
        次の画面は、{title}（{issuer}
        ）のものです。そこでサインインすると、そのアカウントが、あなたの利用者に結び付きます。
      </p>
      <Buttons>
        <a class="btn p" href={href} data-turbo="false">
          {title}へ進む
        </a>
        <ButtonLink href="/account">やめる</ButtonLink>
      </Buttons>
    </div>
  ),
})
