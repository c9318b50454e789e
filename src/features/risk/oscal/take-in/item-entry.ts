import type { PlanEntry } from '../../plan/import/plan-columns.ts'
import { currentMilestones, limitOf, MOST_MILESTONES, type PlanItem } from '../../plan/model.ts'
import { ORIGINS, SEVERITIES, SIDES, type Origin, type Severity, type Side } from '../../plan/words.ts'
import type { ReadItem } from '../read/action-plan.ts'
import { sameFolded, tidyText } from './same-text.ts'

/** One item of a file as a line of a plan says it, and what of it could not be said so: a sentence each. */
export type Entered = { entry: PlanEntry; notes: readonly string[] }

const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  'very high': 'critical',
  'very-high': 'critical',
  high: 'high',
  moderate: 'moderate',
  medium: 'moderate',
  low: 'low',
  'very low': 'low',
  'very-low': 'low',
}

const keyOfWord = <K extends string>(words: Readonly<Record<K, string>>, text: string | null): K | undefined =>
  (Object.keys(words) as K[]).find((key) => key === text || words[key] === text)

const severityOf = (said: string | null): Severity | undefined =>
  said === null ? undefined : (keyOfWord(SEVERITIES, said) ?? SEVERITY_OF[said.trim().toLowerCase()])

const CONTROL = /^[a-z]{2,4}-\d+(\.\d+)?$/

type Steps = readonly { title: string; dueOn: string }[]

const stepFields = (steps: Steps): Partial<PlanEntry> =>
  Object.fromEntries(
    steps.slice(0, MOST_MILESTONES).flatMap((step, nth) => [
      [`milestone${nth + 1}`, step.title],
      [`milestone${nth + 1}On`, step.dueOn],
    ]),
  )

const unread = (said: ReadItem): readonly string[] => [
  ...(said.severity !== null && severityOf(said.severity) === undefined
    ? [`深刻度「${said.severity.slice(0, 40)}」は、この製品の段階に当てはまらないため、写しません。`]
    : []),
  ...(said.controlId !== null && !CONTROL.test(said.controlId.toLowerCase())
    ? [`管理策「${said.controlId.slice(0, 40)}」は、記号の形ではないため、写しません。`]
    : []),
  ...(said.milestones.length > MOST_MILESTONES
    ? [
        `節目は一項目に${MOST_MILESTONES}件までです。${MOST_MILESTONES + 1}件目からの${said.milestones.length - MOST_MILESTONES}件は写しません。`,
      ]
    : []),
  ...(said.undated > 0 ? [`期日のない節目${said.undated}件は写しません。`] : []),
]

const controlOf = (said: ReadItem): string | undefined => {
  const control = said.controlId?.toLowerCase()
  return control !== undefined && CONTROL.test(control) ? control : undefined
}

const optional = <K extends string, V>(key: K, value: V | undefined | null): Partial<Record<K, V>> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one key with its value
  value === undefined || value === null ? {} : ({ [key]: value } as Partial<Record<K, V>>)

const sideOf = (said: ReadItem): Side | undefined => keyOfWord(SIDES, said.side)

const originOf = (said: ReadItem): Origin | undefined => keyOfWord(ORIGINS, said.origin)

/** An item that is not here yet. What came of an audit is the auditor's to open, so here it is of the opener's own judgement. */
export const newEntry = (said: ReadItem, documentTitle: string): Entered => {
  const origin = originOf(said)
  const cves = said.cves.length === 0 ? '' : `\n関係する脆弱性：${said.cves.join('、')}`
  const number = said.number === null ? '' : `（番号 ${said.number}）`
  const source = `OSCAL「${documentTitle.slice(0, 100)}」${number} ${said.uuid ?? ''}`.trim().slice(0, 200)
  return {
    entry: {
      title: said.title,
      weakness: `${tidyText(said.weakness) ?? said.title}${cves}`,
      source,
      ...optional('severity', severityOf(said.severity)),
      ...optional('side', sideOf(said)),
      ...optional('controlId', controlOf(said)),
      ...optional('dueOn', said.dueOn),
      ...optional('openedOn', said.openedOn),
      ...optional('origin', origin === 'audit' ? undefined : origin),
      ...stepFields(said.milestones),
    },
    notes: [
      ...unread(said),
      ...(origin === 'audit' ? ['監査による項目は監査責任者が起票するため、起票者の判断による項目とします。'] : []),
    ],
  }
}

const sameSteps = (was: PlanItem, steps: Steps): boolean => {
  const now = currentMilestones(was)
  return (
    now.length === steps.length &&
    now.every((m, nth) => sameFolded(m.title, steps[nth]?.title ?? '') && m.dueOn === steps[nth]?.dueOn)
  )
}

/** What was written with breaks and spaces keeps them where the file differs by nothing else. */
const asWritten = (was: PlanItem, steps: Steps): Steps =>
  steps.map((step) => {
    const same = currentMilestones(was).find((m) => sameFolded(m.title, step.title))
    return same === undefined ? step : { ...step, title: same.title }
  })

const reachedElsewhere = (was: PlanItem, said: ReadItem): boolean =>
  said.milestones.some(
    (step) =>
      step.doneOn !== null &&
      currentMilestones(was).find((m) => sameFolded(m.title, step.title))?.reachedOn !== step.doneOn,
  )

const stateNote = (was: PlanItem, said: ReadItem): readonly string[] =>
  said.state !== null && said.state !== was.state ? ['状態は、取込みでは変わりません。'] : []

/**
 * What a file says of an item that is here, as far as it differs: what is the same but for breaks and spaces is not said.
 * The day an export gives is the limit, extension included; the state never comes in.
 */
export const changedEntry = (was: PlanItem, said: ReadItem): Entered => {
  const title = sameFolded(was.title, said.title) ? undefined : said.title
  const shown = was.weakness || was.title
  const weakness = sameFolded(shown, said.weakness) ? undefined : (tidyText(said.weakness) ?? undefined)
  const dueOn = said.dueOn === null || said.dueOn === limitOf(was) ? undefined : said.dueOn
  const severity = severityOf(said.severity)
  const control = controlOf(said)
  const steps = said.milestones.slice(0, MOST_MILESTONES)
  const replanned = {
    ...optional('dueOn', dueOn),
    ...optional('severity', severity === was.severity ? undefined : severity),
    ...(steps.length === 0 || sameSteps(was, steps) ? {} : stepFields(asWritten(was, steps))),
  }
  const unplanned = was.state === 'draft' && Object.keys(replanned).length > 0
  const notes = [
    ...unread(said),
    ...stateNote(was, said),
    ...(reachedElsewhere(was, said) ? ['節目の到達は、取込みでは変わりません。'] : []),
    ...(steps.length === 0 && currentMilestones(was).length > 0
      ? ['この文書に節目がないため、今の節目を残します。']
      : []),
    ...(unplanned ? ['「起票」の項目の計画（深刻度・完了予定日・節目）は、取込みでは立てません。'] : []),
    ...(originOf(said) === undefined || originOf(said) === was.origin
      ? []
      : ['起票の契機は、取込みでは変わりません。']),
  ]
  const entry: Partial<PlanEntry> = {
    ...optional('title', title),
    ...optional('weakness', weakness),
    ...optional('controlId', control === was.controlId ? undefined : control),
    ...optional('side', sideOf(said) === was.side ? undefined : sideOf(said)),
    ...(unplanned ? {} : replanned),
  }
  return { entry: { title: was.title, ...entry }, notes }
}
