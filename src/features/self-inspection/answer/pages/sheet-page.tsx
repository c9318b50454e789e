import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Receipt } from '#ui/receipt.tsx'
import { Section as Part } from '#ui/section.tsx'
import { isStatusWord, Status } from '#ui/status.tsx'
import { CheckAnswers } from '#ui/check-answers.tsx'
import { ROSTER_STATES, STRATA } from '../../words.ts'
import { isBegun, isWhole, problemsOf } from '../checking.ts'
import { isAnswerable, type OpenSheet } from '../open-sheet.ts'
import type { Reply } from '../model.ts'
import { ReplyText } from './check-page.tsx'
import { answerPath } from './section-page.tsx'

/** The first section in which something is missing, else the check. */
export const nextStep = (sheet: OpenSheet): string => {
  const draft = sheet.content ?? {}
  const open = sheet.sections.find((s) => s.questions.some((q) => !isWhole(problemsOf(draft[q.key]))))
  return open ? answerPath(sheet.id, `/s/${open.nth}`) : answerPath(sheet.id, '/check')
}

const standingText = (sheet: OpenSheet): string =>
  sheet.standing === 'absent'
    ? `不在と記録されています（${sheet.standingReason ?? ''}）。答えられるときは、部隊等情報保証責任者に伝えてください。`
    : sheet.standing === 'late-joiner'
      ? `基準日の後に加わった者として載っています（${sheet.standingReason ?? ''}）。`
      : `${wareki(sheet.baseDate)}現在の名簿に載っています。`

const Way = ({ sheet }: { sheet: OpenSheet }) => {
  const draft = sheet.content ?? {}
  const whole = sheet.questions.filter((q) => isWhole(problemsOf(draft[q.key]))).length
  return (
    <Part wide id="answer" title="回答" side={`${whole}／${sheet.questions.length}問`}>
      <p>
        {sheet.returnedReason === null
          ? `設問は${sheet.questions.length}問、${sheet.sections.length}節です。一節ずつ答えます。途中でやめても、続きから答えられます。`
          : '提出した回答が、下書きに戻っています。直して、もう一度提出してください。'}
      </p>
      <Buttons>
        <ButtonLink primary href={nextStep(sheet)}>
          {isBegun(draft) ? '続きから答える' : '答え始める'}
        </ButtonLink>
        {isBegun(draft) ? <ButtonLink href={answerPath(sheet.id, '/check')}>確認と提出へ</ButtonLink> : null}
      </Buttons>
    </Part>
  )
}

const Submitted = ({ sheet, replies }: { sheet: OpenSheet; replies: ReadonlyMap<string, Reply> }) => (
  <div class="si-sent">
    {sheet.sections.map((section) => (
      <Part wide id={`s-${section.nth}`} title={`${section.nth}　${section.title}`}>
        <CheckAnswers
          answers={section.questions.map((q) => {
            const reply = replies.get(q.key)
            return { term: q.text, value: reply ? <ReplyText reply={reply} /> : null }
          })}
        />
      </Part>
    ))}
  </div>
)

export type SheetPageProps = {
  sheet: OpenSheet
  replies: ReadonlyMap<string, Reply>
  /** Just submitted. */
  done: boolean
}

/** One's own sheet: what it is, until when, and the way in; or what was submitted, with its receipt. */
export const SheetPage = ({ sheet, replies, done }: SheetPageProps) => {
  const word = ROSTER_STATES[sheet.state]
  return (
    <>
      {done && sheet.receipt !== null ? (
        <Receipt
          title="自己点検の回答を提出しました"
          referenceLabel="受付番号"
          reference={sheet.receipt}
          href={`/cases/${sheet.answerId ?? ''}`}
          at={
            sheet.submittedAt ? { iso: sheet.submittedAt.toISOString(), text: clockText(sheet.submittedAt) } : undefined
          }
        >
          <p>この番号は、後からもこの画面で確かめられます。部隊等情報保証責任者が確かめて確定します。</p>
        </Receipt>
      ) : null}
      {sheet.sample ? (
        <Banner
          kind="info"
          sentence="見本の自己点検表です。設問は、達の条項から本製品が作ったもので、指揮通信システム部長が別に示す自己点検表ではありません。"
        />
      ) : null}
      {sheet.returnedReason === null ? null : (
        <Banner kind="warning" sentence={`差し戻されました：${sheet.returnedReason}`} />
      )}
      <Facts
        layout="rows"
        facts={[
          { term: '状態', value: isStatusWord(word) ? <Status word={word} /> : word },
          { term: '区分', value: STRATA[sheet.stratum] + (sheet.systemName === null ? '' : `（${sheet.systemName}）`) },
          { term: '部隊等', value: sheet.unitName },
          { term: '基準日', value: `${wareki(sheet.baseDate)}の状態について答えます。` },
          { term: '名簿', value: standingText(sheet) },
          { term: '期限', value: `${wareki(sheet.closesOn)}まで` },
          ...(sheet.policy === null ? [] : [{ term: '基本方針', value: `${sheet.policy.document}による` }]),
          ...(sheet.method === null ? [] : [{ term: '方法', value: sheet.method }]),
          ...(sheet.receipt === null ? [] : [{ term: '受付番号', value: sheet.receipt, numeric: true }]),
        ]}
      />
      {isAnswerable(sheet) ? <Way sheet={sheet} /> : null}
      {sheet.answerId !== null && sheet.state !== 'returned' ? <Submitted sheet={sheet} replies={replies} /> : null}
      {!isAnswerable(sheet) && sheet.answerId === null && sheet.standing !== 'absent' ? (
        <Banner
          kind="info"
          sentence={`${fiscalYearLabel(sheet.fiscalYear)}の自己点検は、今は回答を受け付けていません。`}
        />
      ) : null}
    </>
  )
}
