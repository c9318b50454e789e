import { provisionOf } from '#directive/rules.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { CheckAnswers, type Answer as Line } from '#ui/check-answers.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { Section as Part } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { REPLIES } from '../../words.ts'
import { checkSheet, isWhole, problemsOf, replyOf } from '../checking.ts'
import { digestOf } from '../digest.ts'
import type { Question, Reply } from '../model.ts'
import type { OpenSheet } from '../open-sheet.ts'
import { answerPath, SectionList } from './section-page.tsx'
import { idOf } from './question.tsx'

/** A reply in words. */
export const ReplyText = ({ reply }: { reply: Reply }) => (
  <>
    <b>{REPLIES[reply.reply]}</b>
    {reply.reason === null ? null : <span class="sub pre">{`理由　${reply.reason}`}</span>}
    {reply.action === null ? null : <span class="sub pre">{`是正措置　${reply.action}`}</span>}
    {reply.actionDue === null ? null : <span class="sub">{`予定日　${wareki(reply.actionDue)}`}</span>}
  </>
)

const lineOf = (sheet: OpenSheet, question: Question, nth: number, section: number): Line => {
  const typed = (sheet.content ?? {})[question.key] ?? {}
  const reply = replyOf(question.key, typed)
  return {
    term: `${nth}．${question.text}`,
    value: reply ? (
      <ReplyText reply={reply} />
    ) : (
      <>
        <Status word="未" />
        <span class="sub">{Object.values(problemsOf(typed)).join(' ')}</span>
      </>
    ),
    change: { href: `${answerPath(sheet.id, `/s/${section}`)}?mend=1#${idOf(question.key)}-1` },
  }
}

export type CheckPageProps = {
  sheet: OpenSheet
  requestKey: string
  refusals: readonly Refusal[]
}

/** Everything once more before it is submitted; what is missing leads to where it is answered. */
export const CheckPage = ({ sheet, requestKey, refusals }: CheckPageProps) => {
  const draft = sheet.content ?? {}
  const { replies, problems } = checkSheet(sheet.questions, draft)
  const nthOf = new Map(sheet.questions.map((q, nth) => [q.key, nth + 1]))
  const faults = sheet.sections.flatMap((section) =>
    section.questions
      .filter((q) => !isWhole(problemsOf(draft[q.key])))
      .map((q) => ({ field: `line-${q.key}`, text: `設問${nthOf.get(q.key) ?? ''}：答えが足りません。` })),
  )
  const [refusal] = refusals
  return (
    <div class="doc-edit si-edit">
      <div>
        {refusal ? (
          <Banner
            kind="refusal"
            sentence={refusal.sentence}
            provision={
              refusal.rules[0]
                ? { label: provisionOf(refusal.rules[0]), href: `/rules/${refusal.rules[0]}` }
                : undefined
            }
            remedies={refusal.remedy ? [refusal.remedy] : []}
          />
        ) : (
          <ErrorSummary title="提出する前に、答えてください" errors={faults} />
        )}
        {sheet.sections.map((section) => (
          <Part wide id={`s-${section.nth}`} title={`${section.nth}　${section.title}`}>
            {section.questions.map((q) => (
              <div id={`line-${q.key}`} tabindex={-1}>
                <CheckAnswers answers={[lineOf(sheet, q, nthOf.get(q.key) ?? 0, section.nth)]} />
              </div>
            ))}
          </Part>
        ))}
        <Part wide id="submit" title="提出">
          <form method="post" action={answerPath(sheet.id, '/submit')}>
            <Hidden
              values={[
                { name: '_key', value: requestKey },
                { name: 'digest', value: digestOf(sheet.id, sheet.sheetId, replies) },
                ...(sheet.state === 'returned' ? [{ name: 'case', value: sheet.answerId ?? '' }] : []),
              ]}
            />
            <p id="why-submit">
              {problems === 0
                ? '提出すると、受付番号が出ます。提出の後は、差し戻されない限り直せません。上司に示されるのは、答えたかどうかと、「いいえ」の理由・是正措置です。'
                : `答えの足りない設問が${problems}問あります。全て答えると提出できます。`}
            </p>
            <ActButtons>
              <Button primary {...(problems === 0 ? { describedBy: 'why-submit' } : { blockedBy: 'why-submit' })}>
                この内容で提出する
              </Button>
            </ActButtons>
          </form>
        </Part>
      </div>
      <SectionList sheet={sheet} at={null} />
    </div>
  )
}
