import type { RuleNumber } from '#directive/rule.ts'
import { gateOf, type Gate } from '#kernel/pure/process.ts'
import type { DocumentKind } from '../documents/kind.ts'
import { handedIn, lastHanded, notBegun, titlesOf, unfinished, workAt } from './handed.ts'
import type { RiskCycle } from './model.ts'

const gate = gateOf<RiskCycle>()

/** Only a finalised version that is what is written now can be handed over: it is frozen by the hand-over. */
export const finalised = (rules: readonly RuleNumber[], kinds: readonly DocumentKind[]): Gate<RiskCycle, unknown> =>
  gate({
    code: 'not-finalised',
    rules,
    title: `${titlesOf(kinds)}の版が確定している`,
    holds: ({ model }) => unfinished(model, kinds).length === 0,
    why: ({ model }) =>
      notBegun(model, kinds) === undefined
        ? `${titlesOf(unfinished(model, kinds))}に、今の内容で確定した版がありません。`
        : `${titlesOf(unfinished(model, kinds).filter((kind) => model.now[kind] === undefined))}が、まだ作られていません。`,
    remedy: ({ model }) => {
      const first = unfinished(model, kinds)
      return {
        text: `${titlesOf(first.slice(0, 1))}${model.now[first[0] ?? 'risk-assessment'] ? 'の版を確定する' : 'を作る'}`,
        href: workAt(model, first),
      }
    },
  })

const stale = (
  model: RiskCycle,
  kinds: readonly DocumentKind[],
  isOld: (model: RiskCycle, kind: DocumentKind) => boolean,
) => kinds.filter((kind) => model.now[kind]?.latest && isOld(model, kind))

const updated = (
  code: string,
  rules: readonly RuleNumber[],
  kinds: readonly DocumentKind[],
  of: { title: string; why: string; isOld: (model: RiskCycle, kind: DocumentKind) => boolean },
): Gate<RiskCycle, unknown> =>
  gate({
    code,
    rules,
    title: of.title,
    holds: ({ model }) => stale(model, kinds, of.isOld).length === 0,
    why: ({ model }) => `${titlesOf(stale(model, kinds, of.isOld))}${of.why}`,
    remedy: ({ model }) => ({
      text: '文書を開いて改訂し、次の版を確定する',
      href: workAt(model, stale(model, kinds, of.isOld)),
    }),
  })

const handedBefore = (model: RiskCycle, kind: DocumentKind) =>
  model.earlier.includes(model.now[kind]?.latest?.versionId ?? '')

/** The year's analysis begins from documents updated for it, not from the versions of a year that is over. */
export const updatedForYear = (rules: readonly RuleNumber[], kinds: readonly DocumentKind[], made: string) =>
  updated('not-updated-this-year', rules, kinds, {
    title: `この年度のために${made}`,
    why: 'の最新の版は、前の年度に引き渡した版のままです。',
    isOld: handedBefore,
  })

/** A version newer than the one an earlier step handed over: 更新し、提出する. */
export const updatedAfter = (
  rules: readonly RuleNumber[],
  kinds: readonly DocumentKind[],
  step: number,
  what: string,
) =>
  updated('not-updated', rules, kinds, {
    title: `${what}の後に文書を更新した`,
    why: `の最新の版は、${what}のときの版のままです。`,
    isOld: (model, kind) => handedIn(model, step, kind)?.versionId === model.now[kind]?.latest?.versionId,
  })

/** Finalised after an earlier step was handed over. */
export const finalisedAfter = (
  rules: readonly RuleNumber[],
  kinds: readonly DocumentKind[],
  step: number,
  what: string,
) =>
  updated('not-updated', rules, kinds, {
    title: `${what}の後に${titlesOf(kinds)}を更新した`,
    why: `の最新の版は、${what}より前に確定した版です。`,
    isOld: (model, kind) => {
      const [since, frozen] = [lastHanded(model, step)?.at, model.now[kind]?.latest?.frozenAt]
      return since !== undefined && frozen !== undefined && frozen <= since
    },
  })

const differs = (model: RiskCycle, kind: DocumentKind, step: number) => {
  const came = handedIn(model, step, kind)
  return came !== undefined && came.versionId !== model.now[kind]?.latest?.versionId
}

/** 前項により提出された文書を確認し、提出する: the version that goes on is the one that came. */
export const sameAsCame = (rules: readonly RuleNumber[], kinds: readonly DocumentKind[], step: number) =>
  updated('changed-since-submitted', rules, kinds, {
    title: '確認した文書が、提出された版のままである',
    why: 'には、提出された後に確定した版があります。提出された版と違うものを、確認したものとして先へ送ることはできません。差し戻して、改めて提出を受けてください。',
    isOld: (model, kind) => differs(model, kind, step),
  })

/** What is being written beside the frozen version changes no hand-over, but whoever decides is told. */
export const notMovingOn = (
  rules: readonly RuleNumber[],
  kinds: readonly DocumentKind[],
): Gate<RiskCycle, unknown> => ({
  ...updated('content-moving', rules, kinds, {
    title: '提出された版の後に、内容が変わっていない',
    why: 'は、提出された版の後に内容が変わっています（要再確認）。凍結された版のまま進みます。',
    isOld: (model, kind) => model.now[kind]?.changedSince === true || model.now[kind]?.state === 'revising',
  }),
  force: 'warn',
})
