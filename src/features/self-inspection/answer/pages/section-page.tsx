import type { Content } from '#ui/content.ts'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { Section as Part } from '#ui/section.tsx'
import { isWhole, problemsOf, type Problems } from '../checking.ts'
import type { OpenSheet, Section } from '../open-sheet.ts'
import type { Stored, StoredReply } from '../stored.ts'
import { idOf, Question } from './question.tsx'

export const answerPath = (rosterId: string, rest = ''): string => `/self-inspection/answer/${rosterId}${rest}`

const progressIn = (section: Section, draft: Stored) => {
  const whole = section.questions.filter((q) => isWhole(problemsOf(draft[q.key]))).length
  return whole === section.questions.length ? '済' : `${whole}／${section.questions.length}`
}

/** The sections, how far each is, and the check at the end: anywhere from anywhere. */
export const SectionList = ({ sheet, at }: { sheet: OpenSheet; at: number | null }) => {
  const draft = sheet.content ?? {}
  return (
    <nav class="doc-nav" aria-label="節">
      <ol>
        {sheet.sections.map((section) => (
          <li>
            <a href={answerPath(sheet.id, `/s/${section.nth}`)} aria-current={section.nth === at ? 'page' : undefined}>
              {`${section.nth}　${section.title}`}
            </a>
            <span class="sub">{`回答 ${progressIn(section, draft)}`}</span>
          </li>
        ))}
        <li>
          <a href={answerPath(sheet.id, '/check')} aria-current={at === null ? 'page' : undefined}>
            確認と提出
          </a>
        </li>
      </ol>
    </nav>
  )
}

/** The faults of one question as the summary lists them. */
export const faultsOf = (key: string, nth: number, problems: Problems): readonly FieldFault[] =>
  (['reply', 'reason', 'action', 'actionDue'] as const).flatMap((field) => {
    const text = problems[field]
    return text === undefined
      ? []
      : [{ field: field === 'reply' ? `${idOf(key)}-1` : idOf(key, field), text: `設問${nth}：${text}` }]
  })

const NOTHING: Problems = {}

/** What is wrong with an answer that was begun; a question nobody answered yet waits for the check. */
const begunProblems = (typed: StoredReply | undefined): Problems =>
  typed?.reply === undefined ? NOTHING : problemsOf(typed)

export type SectionPageProps = {
  sheet: OpenSheet
  section: Section
  personId: string
  /** Show what is wrong with the answers of this section. */
  mend: boolean
  /** Answers that another window changed meanwhile: what was typed here stands in the fields again. */
  refused?: { keys: readonly string[]; typed: Stored } | undefined
}

const Clash = (): Content => (
  <Banner
    kind="warning"
    sentence="別の画面のあなたが、先に記入しました。下の欄には、この画面で入力したものが残っています。このままでよければ、もう一度保存してください。"
  />
)

/** One section of the questions. Works as a plain form; with JavaScript it saves itself while one types. */
export const SectionPage = ({ sheet, section, personId, mend, refused }: SectionPageProps) => {
  const draft = sheet.content ?? {}
  const shown = (key: string): StoredReply | undefined =>
    refused?.keys.includes(key) ? { ...refused.typed[key], rev: draft[key]?.rev ?? 0 } : draft[key]
  const first = sheet.questions.findIndex((q) => q.key === section.questions[0]?.key)
  const faults = mend
    ? section.questions.flatMap((q, nth) => faultsOf(q.key, first + nth + 1, begunProblems(shown(q.key))))
    : []
  const last = section.nth === sheet.sections.length
  const action = answerPath(sheet.id)
  return (
    <div class="doc-edit si-edit">
      <div>
        <ErrorSummary errors={faults} />
        {refused ? <Clash /> : null}
        <Part id="section" title={section.title} side={`${section.nth}／${sheet.sections.length}節`}>
          <draft-form document={sheet.id} person={personId} action={action}>
            <form method="post" action={action} novalidate autocomplete="off">
              <input type="hidden" name="s" value={String(section.nth)} />
              {section.questions.map((question, nth) => (
                <Question
                  question={question}
                  nth={first + nth + 1}
                  typed={shown(question.key)}
                  problems={mend ? begunProblems(shown(question.key)) : NOTHING}
                  past={sheet.past.get(question.key)}
                  pastYear={sheet.pastYear}
                />
              ))}
              <p class="draft-state" role="status"></p>
              <ActButtons
                note={{
                  id: 'why-save',
                  text: '途中でも保存できます。保存したところから、閉じた後でも、別の端末からでも、続きを答えられます。提出するまで、だれも見ません。',
                }}
              >
                <Button primary name="more" value={last ? 'check' : 'next'} describedBy="why-save">
                  {last ? '保存して確認へ' : '保存して次の節へ'}
                </Button>
                <Button name="more" value="stay">
                  保存してここに残る
                </Button>
                {section.nth > 1 ? (
                  <ButtonLink href={answerPath(sheet.id, `/s/${section.nth - 1}`)}>前の節へ</ButtonLink>
                ) : null}
              </ActButtons>
            </form>
          </draft-form>
        </Part>
      </div>
      <SectionList sheet={sheet} at={section.nth} />
    </div>
  )
}

declare module 'hono/jsx' {
  // oxlint-disable-next-line typescript/no-namespace -- the only place where the names of elements are known
  namespace JSX {
    // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
    interface IntrinsicElements {
      'draft-form': { document: string; person: string; action: string; children?: Content }
    }
  }
}
