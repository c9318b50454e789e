import { CHAPTER_TITLE, type Chapter } from '#directive/rule.ts'
import { rulesOfChapter } from '#directive/rules.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { MultiCheck } from '#ui/field/choice.tsx'
import { DayField } from '#ui/field/day.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Section } from '#ui/section.tsx'
import type { Subject } from './subjects-store.ts'

export type Typed = {
  rules: readonly string[]
  units: readonly string[]
  systems: readonly string[]
  fromOn: string
  toOn: string
  purpose: string
  q: string
}

export type NewModel = {
  typed: Typed
  /** Those chosen, and those found. */
  subjects: readonly Subject[]
  searched: boolean
  everything: boolean
  errors: readonly FieldFault[]
  keepDays: number
  /** So that a form sent twice asks once. */
  requestKey: string
}

const errorOf = (errors: readonly FieldFault[], field: string) => errors.find((e) => e.field === field)?.text

const Rules = ({ typed, errors }: Pick<NewModel, 'typed' | 'errors'>) => {
  const error = errorOf(errors, 'rules')
  return (
    <Section id="which" title="条項" count={typed.rules.length === 0 ? undefined : `選択中 ${typed.rules.length}条`}>
      <fieldset
        id="rules"
        tabindex={-1}
        class={error === undefined ? 'field' : 'field bad'}
        aria-describedby="rules-hint"
      >
        <legend class="lab">
          条項<span class="req">必須</span>
        </legend>
        <span class="hint" id="rules-hint">
          証拠を集める条項を選びます。部分ごとに開きます。
        </span>
        {error === undefined ? null : <span class="err">{error}</span>}
        {(Object.keys(CHAPTER_TITLE) as Chapter[]).map((chapter) => {
          const rules = rulesOfChapter(chapter)
          const chosen = rules.filter((rule) => typed.rules.includes(rule.id)).length
          return (
            <details class="rule-group" open={chosen > 0 || undefined}>
              <summary>
                {CHAPTER_TITLE[chapter]}
                <span class="n">
                  {chosen === 0 ? `${rules.length}条` : `${rules.length}条のうち${chosen}条を選択中`}
                </span>
              </summary>
              <div class="opts">
                {rules.map((rule) => (
                  <div class="opt-row">
                    <input
                      type="checkbox"
                      id={`rule-${rule.id}`}
                      name="rules"
                      value={rule.id}
                      checked={typed.rules.includes(rule.id) || undefined}
                    />
                    <label for={`rule-${rule.id}`}>
                      <b class="num">{rule.id}</b>　{rule.provision}
                    </label>
                    <span class="hint">{rule.summary}</span>
                  </div>
                ))}
              </div>
            </details>
          )
        })}
      </fieldset>
    </Section>
  )
}

const Subjects = ({ typed, subjects, searched, everything, errors }: NewModel) => {
  const of = (kind: Subject['kind']) =>
    subjects.filter((s) => s.kind === kind).map((s) => ({ value: s.id, text: s.name }))
  const [units, systems] = [of('unit'), of('system')]
  return (
    <Section id="whose" title="部隊等・情報システム" side="選ばなければ、見える全て">
      {everything ? (
        <div class="find-subject">
          <TextField
            name="q"
            label="部隊等・情報システムの名前で探す"
            value={typed.q}
            hint="名前の一部を入れて探し、出てきたものを選びます。選んだ部隊等の下の部隊等も含みます。"
          />
          <p>
            <button class="btn" formmethod="get" formaction="/evidence/new#whose" name="find" value="1">
              探す
            </button>
          </p>
        </div>
      ) : null}
      {units.length === 0 ? null : (
        <MultiCheck name="units" label="部隊等" values={typed.units} options={units} error={errorOf(errors, 'units')} />
      )}
      {systems.length === 0 ? null : (
        <MultiCheck
          name="systems"
          label="情報システム"
          values={typed.systems}
          options={systems}
          error={errorOf(errors, 'systems')}
        />
      )}
      {searched && subjects.length === 0 ? (
        <p role="status">「{typed.q}」を名前に含む部隊等・情報システムはありません。</p>
      ) : null}
    </Section>
  )
}

/** Which rules, whose, when and what for. */
export const NewPackPage = (model: NewModel) => {
  const { typed, errors, keepDays, requestKey } = model
  return (
    <form method="post" action="/evidence/new" novalidate class="parts">
      <input type="hidden" name="key" value={requestKey} />
      <ErrorSummary errors={errors} />
      <Rules typed={typed} errors={errors} />
      <Subjects {...model} />
      <Section id="when" title="期間と使いみち">
        <div class="prose">
          <DayField name="fromOn" label="この日から" required value={typed.fromOn} error={errorOf(errors, 'fromOn')} />
          <DayField name="toOn" label="この日まで" required value={typed.toOn} error={errorOf(errors, 'toOn')} />
          <TextField
            name="purpose"
            label="何のために使うか"
            required
            maxlength={200}
            value={typed.purpose}
            hint="記録に残ります。例：令和8年度の定期監査への提出"
            error={errorOf(errors, 'purpose')}
          />
        </div>
      </Section>
      <ActButtons
        note={{
          id: 'what-happens',
          text: `画面を閉じても作成は続きます。入るのは、あなたに今見えるものだけです。依頼したことと作ったことは記録に残ります。ファイルは作ってから${keepDays}日で消えます。達に定めはありません。本製品の設定です。`,
        }}
      >
        <Button primary describedBy="what-happens">
          証拠一式を依頼する
        </Button>
      </ActButtons>
    </form>
  )
}
