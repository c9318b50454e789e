import { randomUUID } from 'node:crypto'
import type { RoleKey } from '#directive/roles.ts'
import { act } from '#kernel/act/act.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import { writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { REPLIES, STRATA } from '../words.ts'
import { saveDraft, type Saved } from './drafts-store.ts'
import { isAnswerable, openSheet, repliesOf, type OpenSheet, type Section } from './open-sheet.ts'
import { ownSheets } from './own-sheets.ts'
import { CheckPage } from './pages/check-page.tsx'
import { OwnPage } from './pages/own-page.tsx'
import { answerPath, SectionPage, type SectionPageProps } from './pages/section-page.tsx'
import { SheetPage } from './pages/sheet-page.tsx'
import { isWhole, problemsOf } from './checking.ts'
import { sentReplies, type Kept } from './stored.ts'

const CLOSED =
  'この自己点検表は、今は回答を受け付けていません（提出済みか、回答期間の外です）。入力したものは、この端末に残っています。'

const OWN = { text: '自分の自己点検', href: '/self-inspection' } as const

const rosterIn = (visit: SignedVisit): string => {
  const id = param(visit, 'roster')
  if (!isId(id)) throw notFound()
  return id
}

const sheetOf = async (visit: SignedVisit): Promise<OpenSheet> => {
  const sheet = await read(visit, (tx) => openSheet(tx, rosterIn(visit), visit.actor.personId))
  if (!sheet) throw notFound()
  return sheet
}

const titleOf = (sheet: OpenSheet) => `${fiscalYearLabel(sheet.fiscalYear)} 自己点検（${STRATA[sheet.stratum]}）`

const crumbsOf = (sheet: OpenSheet, last?: string) =>
  last === undefined
    ? [OWN, { text: titleOf(sheet) }]
    : [OWN, { text: titleOf(sheet), href: answerPath(sheet.id) }, { text: last }]

/** Whoever collects, receives or audits what was answered has its result beside the own sheets. */
const SEES_RESULTS: ReadonlySet<string> = new Set<RoleKey>([
  'UNIT',
  'UNIT_IAP',
  'SYS_OPS',
  'J6D',
  'J6P',
  'IAO',
  'AUD',
  'AUD_AST',
])

const own = async (visit: SignedVisit) => {
  const sheets = await read(visit, (tx) => ownSheets(tx, visit.actor.personId))
  return visit.c.html(
    frame(visit, {
      title: '自分の自己点検',
      under: '/duties',
      children: <OwnPage sheets={sheets} results={visit.actor.authorities.some((a) => SEES_RESULTS.has(a.role))} />,
    }),
  )
}

const showSheet = async (visit: SignedVisit) => {
  const id = rosterIn(visit)
  const { sheet, replies } = await read(visit, async (tx) => {
    const found = await openSheet(tx, id, visit.actor.personId)
    return { sheet: found, replies: found?.answerId ? await repliesOf(tx, found.answerId) : new Map() }
  })
  if (!sheet) throw notFound()
  return visit.c.html(
    frame(visit, {
      title: titleOf(sheet),
      under: '/duties',
      crumbs: crumbsOf(sheet),
      children: <SheetPage sheet={sheet} replies={replies} done={queryOf(visit)['done'] === '1'} />,
    }),
  )
}

const sectionIn = (sheet: OpenSheet, nth: string | undefined): Section => {
  const found = sheet.sections.find((s) => String(s.nth) === nth)
  if (!found) throw notFound()
  return found
}

const sectionPage = (
  visit: SignedVisit,
  sheet: OpenSheet,
  section: Section,
  more: Pick<SectionPageProps, 'mend' | 'refused'>,
) =>
  frame(visit, {
    title: `${section.title}　${titleOf(sheet)}`,
    heading: titleOf(sheet),
    under: '/duties',
    crumbs: crumbsOf(sheet, section.title),
    modules: ['draft.js'],
    children: <SectionPage sheet={sheet} section={section} personId={visit.actor.personId} {...more} />,
  })

const showSection = async (visit: SignedVisit) => {
  const sheet = await sheetOf(visit)
  const section = sectionIn(sheet, param(visit, 'nth'))
  if (!isAnswerable(sheet)) return visit.c.redirect(answerPath(sheet.id), 303)
  return visit.c.html(sectionPage(visit, sheet, section, { mend: queryOf(visit)['mend'] === '1' }))
}

/** What the autosave hears, in the words the form knows. */
const heard = (kept: readonly Kept[], at: Date) =>
  kept.map((k) =>
    k.kind === 'conflict'
      ? {
          field: k.key,
          kind: k.kind,
          revision: k.revision,
          by: '別の画面のあなた',
          at: at.toISOString(),
          theirs: [
            k.theirs.reply !== undefined && Object.hasOwn(REPLIES, k.theirs.reply)
              ? REPLIES[k.theirs.reply as keyof typeof REPLIES]
              : '',
            k.theirs.reason ?? '',
            k.theirs.action ?? '',
            k.theirs.actionDue ?? '',
          ]
            .filter(Boolean)
            .join('\n'),
          theirValue: null,
        }
      : { field: k.key, kind: k.kind, revision: k.revision },
  )

const answerJson = (visit: SignedVisit, saved: Saved) => {
  if (saved.kind === 'absent') throw notFound()
  if (saved.kind === 'closed') return visit.c.json({ sentence: CLOSED }, 409)
  return visit.c.json({ fields: heard(saved.kept, visit.at) })
}

/** Where the pressed button leads: on only if what was begun in this section is whole. */
const wayOn = (sheet: OpenSheet, section: Section, more: string): string => {
  const draft = sheet.content ?? {}
  const wrong = section.questions.some((q) => draft[q.key]?.reply !== undefined && !isWhole(problemsOf(draft[q.key])))
  const here = answerPath(sheet.id, `/s/${section.nth}`)
  if (wrong) return `${here}?mend=1`
  if (more === 'next' && section.nth < sheet.sections.length) return answerPath(sheet.id, `/s/${section.nth + 1}`)
  return more === 'next' || more === 'check' ? answerPath(sheet.id, '/check') : `${here}?saved=1`
}

/** The autosave and the plain form send the same; the form is led on, or told what does not fit yet. */
const save = async (visit: SignedVisit) => {
  const rosterId = rosterIn(visit)
  const sent = await formOf(visit)
  const given = typeof sent['edit'] === 'string' ? sent['edit'] : randomUUID()
  const saving = { rosterId, personId: visit.actor.personId, sent, edit: given.slice(0, 40), at: visit.at }
  const saved = await writeAs(visit.product.db, visit.actor, (tx) => saveDraft(tx, saving))
  if (visit.c.req.header('accept') === 'application/json') return answerJson(visit, saved)
  if (saved.kind === 'absent') throw notFound()
  if (saved.kind === 'closed') throw new Fault(409, CLOSED)
  const sheet = await sheetOf(visit)
  const section = sectionIn(sheet, typeof sent['s'] === 'string' ? sent['s'] : undefined)
  const clashed = saved.kept.filter((k) => k.kind === 'conflict').map((k) => k.key)
  if (clashed.length > 0) {
    const typed = Object.fromEntries(sentReplies(new Set(clashed), sent).map((r) => [r.key, r.typed]))
    return visit.c.html(sectionPage(visit, sheet, section, { mend: false, refused: { keys: clashed, typed } }), 409)
  }
  return visit.c.redirect(wayOn(sheet, section, typeof sent['more'] === 'string' ? sent['more'] : 'stay'), 303)
}

const check = async (visit: SignedVisit, refusals: readonly Refusal[] = []) => {
  const sheet = await sheetOf(visit)
  if (!isAnswerable(sheet)) return visit.c.redirect(answerPath(sheet.id), 303)
  return visit.c.html(
    frame(visit, {
      title: `確認と提出　${titleOf(sheet)}`,
      heading: titleOf(sheet),
      under: '/duties',
      crumbs: crumbsOf(sheet, '確認と提出'),
      children: <CheckPage sheet={sheet} requestKey={randomUUID()} refusals={refusals} />,
    }),
    refusals.length > 0 ? 409 : 200,
  )
}

/** `case` is named by the check page of a sheet that was returned: that answer is submitted again. */
const submitted = async (visit: SignedVisit, rosterId: string): Promise<Outcome> => {
  const { digest, _key, case: again } = await formOf(visit)
  const caseId = typeof again === 'string' && isId(again) ? again : null
  return act(visit.product.db, visit.product.bindings, {
    process: 'self-inspection.answer',
    act: caseId === null ? 'submit' : 'submit-again',
    caseId,
    from: { roster: rosterId },
    input: { digest },
    actor: visit.actor,
    at: visit.at,
    ...(typeof _key === 'string' && _key !== '' ? { requestKey: _key } : {}),
  })
}

const submit = async (visit: SignedVisit) => {
  const rosterId = rosterIn(visit)
  const outcome = await submitted(visit, rosterId)
  if (outcome.kind === 'done') return visit.c.redirect(`${answerPath(rosterId)}?done=1`, 303)
  if (outcome.kind === 'absent') throw notFound()
  if (outcome.kind === 'refused') return check(visit, outcome.refusals)
  throw new Fault(422, '確認の画面から提出してください。')
}

/** Answering one's own sheet, from its first page to the receipt. Everything is a plain page and a plain form. */
export const answerRoutes: readonly Route[] = [
  { method: 'GET', path: '/self-inspection', who: 'signed-in', handle: own },
  { method: 'GET', path: '/self-inspection/answer/:roster', who: 'signed-in', handle: showSheet },
  { method: 'POST', path: '/self-inspection/answer/:roster', who: 'signed-in', handle: save },
  { method: 'GET', path: '/self-inspection/answer/:roster/s/:nth', who: 'signed-in', handle: showSection },
  { method: 'GET', path: '/self-inspection/answer/:roster/check', who: 'signed-in', handle: (visit) => check(visit) },
  { method: 'POST', path: '/self-inspection/answer/:roster/submit', who: 'signed-in', handle: submit },
]
