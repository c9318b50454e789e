import { ActButtons, Button } from '#ui/button.tsx'
import { NumberField } from '#ui/field/number.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Section } from '#ui/section.tsx'
import type { ProfileKey } from '../forms/label-profiles.ts'
import { ProfileChoice } from './labels-page.tsx'

const WAYS = [
  { href: '/labels?of=media&state=unlabelled', text: '登録番号の表示を待つ媒体', note: '登録したばかりの媒体すべて' },
  { href: '/registers/media', text: '登録簿から媒体を選ぶ', note: '行に印を付けて「ラベルを印刷する」' },
  { href: '/registers/storage-places', text: '集中保管場所を選ぶ', note: '場所のラベル' },
  { href: '/labels?of=commercial', text: '「市販」のラベル', note: '登録を要しない媒体' },
  { href: '/registers/label-prints', text: 'ラベル印刷記録', note: 'いつ、誰が、何を、なぜ印刷し直したか' },
] as const

/** Where printing labels begins. */
export const LabelsStart = () => (
  <Section id="ways" title="何のラベルを印刷しますか">
    <ul class="told">
      {WAYS.map(({ href, text, note }) => (
        <li>
          <a href={href}>{text}</a>
          <span class="sub">{note}</span>
        </li>
      ))}
    </ul>
  </Section>
)

/** R058, R059: a commercial medium stands in no register, so its label is printed without a record. */
export const CommercialLabels = ({ profile }: { profile: ProfileKey }) => (
  <Section id="commercial" title="「市販」のラベル">
    <p class="help">
      市販コンテンツの媒体には管理簿が要らないため、印刷の記録も残しません。「市販」の語は変えられません。
    </p>
    <form method="get" action="/forms/commercial-label.pdf" data-turbo="false">
      <ProfileChoice value={profile} />
      <NumberField name="count" label="枚数" hint="書かなければ、1枚の用紙の残りすべて。" />
      <NumberField
        name="start"
        label="始める位置"
        hint="使いかけの用紙では、左上を1として、残っている最初の面の番号。"
      />
      <TextField name="contents" label="内容の名称" hint="24文字まで。例 地図データ。秘密以上の内容は書かない。" />
      <ActButtons>
        <Button primary>PDFを開く</Button>
      </ActButtons>
    </form>
  </Section>
)
