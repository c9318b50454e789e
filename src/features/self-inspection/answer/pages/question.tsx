import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Choice } from '#ui/field/choice.tsx'
import { DayField } from '#ui/field/day.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { Provision } from '#ui/provision.tsx'
import { NO_SECRETS, REPLIES } from '../../words.ts'
import type { Problems } from '../checking.ts'
import type { Question as Asked } from '../model.ts'
import type { PastReply } from '../open-sheet.ts'
import { nameOf, type StoredReply } from '../stored.ts'

export const idOf = (key: string, field = 'reply'): string => (field === 'reply' ? `q-${key}` : `q-${key}-${field}`)

const OPTIONS = Object.entries(REPLIES).map(([value, text]) => ({ value, text }))

const Rules = ({ rules }: { rules: readonly string[] }) => (
  <p class="si-rules">
    {'根拠 '}
    {rules.map((rule) =>
      isRuleNumber(rule) ? (
        <>
          <Provision label={provisionOf(rule)} href={`/rules/${rule}`} />{' '}
        </>
      ) : null,
    )}
  </p>
)

const Past = ({ past, year, asked }: { past: PastReply; year: number; asked: string }) => (
  <div class="si-past">
    <p>
      <b>{`あなたの${fiscalYearLabel(year)}の回答`}</b>
      {`　${REPLIES[past.reply]}`}
    </p>
    {past.reason ? <p>{`理由　${past.reason}`}</p> : null}
    {past.action ? <p>{`是正措置　${past.action}（${past.actionDue ? wareki(past.actionDue) : ''}まで）`}</p> : null}
    {past.text === asked ? null : <p class="sub">{`そのときの設問：${past.text}`}</p>}
  </div>
)

export type QuestionProps = {
  question: Asked
  nth: number
  typed: StoredReply | undefined
  problems: Problems
  past: PastReply | undefined
  pastYear: number | null
}

/** One question: three answers, and what いいえ and 該当なし ask besides. Those fields are in the page always; the style folds them. */
export const Question = ({ question, nth, typed, problems, past, pastYear }: QuestionProps) => {
  const { key } = question
  return (
    <div class="si-q" data-field={key}>
      <Hidden
        values={[
          { name: `has:${key}`, value: '1' },
          { name: `base:${key}`, value: String(typed?.rev ?? 0) },
        ]}
      />
      <Choice
        id={idOf(key)}
        name={nameOf(key, 'reply')}
        label={`${nth}．${question.text}`}
        required
        inline
        hint={question.help ?? undefined}
        value={typed?.reply}
        options={OPTIONS}
        error={problems.reply}
      />
      <div class="si-more si-reason">
        <TextArea
          id={idOf(key, 'reason')}
          name={nameOf(key, 'reason')}
          label={`設問${nth}の理由`}
          required
          hint={`「いいえ」又は「該当なし」のときに書きます。${NO_SECRETS}`}
          value={typed?.reason}
          error={problems.reason}
        />
      </div>
      <div class="si-more si-action">
        <TextArea
          id={idOf(key, 'action')}
          name={nameOf(key, 'action')}
          label={`設問${nth}の是正措置`}
          required
          hint="「いいえ」のときに書きます。何をして直すか。"
          value={typed?.action}
          error={problems.action}
        />
        <DayField
          id={idOf(key, 'actionDue')}
          name={nameOf(key, 'actionDue')}
          label={`設問${nth}の是正措置を終える予定日`}
          required
          value={typed?.actionDue}
          error={problems.actionDue}
        />
      </div>
      <Rules rules={question.rules} />
      {past && pastYear !== null ? <Past past={past} year={pastYear} asked={question.text} /> : null}
    </div>
  )
}
