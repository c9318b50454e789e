import type { Authority } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import { provisionOf } from '#directive/rules.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Choice } from '#ui/field/choice.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { Select } from '#ui/field/select.tsx'
import { Slots } from '#ui/field/slots.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { LABEL_PROFILES, pagesOf, slotsOf, type LabelProfile, type ProfileKey } from '../forms/label-profiles.ts'
import { LabelsAsked } from './labels-asked.tsx'
import { REASONS, type LabelItem } from './model.ts'

export type LabelsPageProps = {
  items: readonly LabelItem[]
  /** Asked for and not to be printed, each with why. */
  heldBack: readonly { item: LabelItem; why: string }[]
  profile: ProfileKey
  /** Where the page stands, without paper and position. */
  asked: readonly { name: string; value: string }[]
  action: string
  typed: Typed
  errors: Readonly<Record<string, string>>
  refusals: readonly Refusal[]
  requestKey: string
  standing: readonly Authority[]
  /** The next labels, where there are more than go in one printing. */
  nextHref: string | null
}

export const ProfileChoice = ({ value }: { value: ProfileKey }) => (
  <Select
    name="profile"
    label="用紙"
    required
    hint="大きさは、達に定めがありません。本製品の設定です。"
    value={value}
    options={Object.entries(LABEL_PROFILES).map(([key, { title, hint }]) => ({
      value: key,
      text: `${title}　${hint}`,
    }))}
  />
)

/** How many pages, and from which position on one more. */
export const pagesText = (profile: LabelProfile, count: number): string => {
  const slots = slotsOf(profile)
  if (slots === 1) return `${count}頁（1頁に1枚）`
  const least = pagesOf(profile, count, 1)
  const last = least * slots - count + 1
  return last >= slots ? `用紙${least}枚` : `用紙${least}枚。${last + 1}番以後から始めると${least + 1}枚`
}

const Paper = ({ profile, asked }: Pick<LabelsPageProps, 'profile' | 'asked'>) => (
  <Section id="paper" title="用紙を選ぶ">
    <form method="get" action="/labels">
      <Hidden values={asked} />
      <ProfileChoice value={profile} />
      <ActButtons>
        <Button>この用紙にする</Button>
      </ActButtons>
    </form>
  </Section>
)

const one = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}

const Reprint = ({ items, typed, errors }: Pick<LabelsPageProps, 'items' | 'typed' | 'errors'>) => {
  const again = items.filter((i) => i.printed > 0).length
  if (again === 0) return null
  return (
    <fieldset class="part">
      <legend>
        <h3>{`再印刷（${again}枚）`}</h3>
      </legend>
      <Choice
        name="reason"
        label="印刷し直す理由"
        required
        hint="前に印刷したラベルが含まれています。"
        provision={{ label: provisionOf('R051'), href: '/rules/R051' }}
        value={one(typed, 'reason')}
        error={errors['reason']}
        options={Object.entries(REASONS).map(([value, text]) => ({ value, text }))}
      />
      <TextField
        name="reasonNote"
        label="理由の補足"
        hint="「その他」のときは書きます。秘密以上の内容は書かない。"
        value={one(typed, 'reasonNote')}
        error={errors['reasonNote']}
      />
    </fieldset>
  )
}

const idsOf = (items: readonly LabelItem[], of: 'mediumId' | 'placeId') => items.flatMap((i) => i[of] ?? []).join(',')

const PrintForm = (props: LabelsPageProps) => {
  const { items, typed, errors } = props
  const profile: LabelProfile = LABEL_PROFILES[props.profile]
  const single = slotsOf(profile) === 1
  return (
    <Section
      id="print"
      title={profile.title}
      count={pagesText(profile, items.length)}
      side={<Provision label={provisionOf('R051')} href="/rules/R051" />}
    >
      <ErrorSummary errors={Object.entries(errors).map(([field, text]) => ({ field, text }))} />
      <form method="post" action={props.action} novalidate>
        <Hidden
          values={[
            { name: '_key', value: props.requestKey },
            { name: '_from_media', value: idsOf(items, 'mediumId') },
            { name: '_from_places', value: idsOf(items, 'placeId') },
            { name: 'profile', value: props.profile },
            ...(single ? [{ name: 'start', value: '1' }] : []),
          ]}
        />
        {single ? null : (
          <Slots
            name="start"
            label="始める位置"
            required
            hint="使いかけの用紙では、残っている最初の面を選びます。"
            error={errors['start']}
            columns={profile.columns}
            rows={profile.rows}
            value={Number(one(typed, 'start') ?? '1')}
          />
        )}
        <Reprint items={items} typed={typed} errors={errors} />
        {props.standing.length < 2 ? null : (
          <Select
            name="_post"
            label="どの官職で行うか"
            value={one(typed, '_post')}
            options={props.standing.map((a) => ({ value: a.postId ?? '', text: `${a.postTitle}（${a.provision}）` }))}
          />
        )}
        <ActButtons
          note={{
            id: 'why-print',
            text: '印刷は「ラベル印刷記録」に残ります。次の画面でPDFを開き、倍率100%で印刷してください。PDFは今日の間だけ開けます（本製品の設定）。',
          }}
        >
          <Button primary describedBy="why-print">
            ラベルを印刷する
          </Button>
        </ActButtons>
      </form>
    </Section>
  )
}

/** What to print, on what, from where, and why again. */
export const LabelsPage = (props: LabelsPageProps) => (
  <>
    <RefusalBanners refusals={props.refusals} />
    <LabelsAsked {...props} />
    {props.items.length === 0 || props.standing.length === 0 ? null : (
      <>
        <Paper {...props} />
        <PrintForm {...props} />
      </>
    )}
  </>
)
