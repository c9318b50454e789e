import type { Option } from '#kernel/act/binding.ts'
import type { Typed } from '#kernel/pages/typed.ts'
import { Choice } from '#ui/field/choice.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { APPLICABILITIES, RESPONSIBILITIES, STATUSES } from '../words.ts'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

export type FormProps = {
  typed: Typed
  errors: Readonly<Record<string, string>>
  sources: readonly Option[]
  /** 整備 decides what applies and whose charge it is; 運用 writes the rest. */
  decides: boolean
  /** Of many: a choice may be left as it is. */
  many?: boolean
}

/** What is written of one control, or of many at once. */
export const ControlFields = ({ typed, errors, sources, decides, many = false }: FormProps) => {
  const of = (name: string) => {
    const value = typed[name]
    return Array.isArray(value) ? value[0] : value
  }
  const keep = many ? [{ value: '', text: '変えない' }] : []
  const field = (name: string, label: string, required = false) => ({
    name,
    label,
    required: required && !many,
    error: errors[name],
    value: of(name) ?? '',
  })
  return (
    <>
      {decides ? (
        <>
          <Choice {...field('applicability', '適用', true)} inline options={[...keep, ...options(APPLICABILITIES)]} />
          <TextArea {...field('reason', '適用除外の理由')} hint="「適用除外」としたときに書きます。" />
          <Select
            {...field('inheritedFrom', '継承元')}
            prompt={sources.length === 0 ? '継承を認めている情報システムがありません' : '継承しない'}
            options={sources.map(([value, text]) => ({ value, text }))}
            hint="「継承」としたときに選びます。選べるのは、この管理策を自ら適用し、継承を認めている情報システムです。"
          />
        </>
      ) : null}
      <Choice
        {...field('status', '実装状況', true)}
        inline
        options={[...keep, ...options(STATUSES)]}
        hint="「継承」とした管理策では、継承元の実装状況がそのまま示されます。"
      />
      <TextArea
        {...field('description', '実装内容')}
        rows={many ? 3 : 6}
        hint={
          many
            ? '書くと、選んだ全ての管理策の実装内容がこの文に置き換わります。'
            : '誰が、何を、どの機能や手順で満たしているか。例 利用者の登録は運用班長が申請書で受け、月に一度一覧と突き合わせる。'
        }
      />
      {decides ? (
        <Choice
          {...field('responsibility', '責任区分', true)}
          inline
          options={[...keep, ...options(RESPONSIBILITIES)]}
        />
      ) : null}
      <TextArea
        {...field('evidence', '証跡')}
        hint={
          many
            ? '書くと、選んだ全ての管理策の証跡がこの文に置き換わります。'
            : '満たしていることを示すもの。例 設定書3.2、点検記録（令和8年10月）'
        }
      />
    </>
  )
}
