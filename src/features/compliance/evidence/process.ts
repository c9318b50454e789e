import { ROLES } from '#directive/roles.ts'
import { addDays } from '#kernel/pure/day.ts'
import { noInput } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { contentsFound, fileWhole, periodForward, rulesKnown, subjectsSeen } from './gates.ts'
import { Ask } from './inputs.ts'
import type { Pack } from './model.ts'
import { ASKERS } from './words.ts'

const act = actsOf<Pack>()

/**
 * The directive knows no such archive. What it says of this is who answers for systems and units: they may ask for one, and
 * asking for one shows no rule to be kept.
 */
const RULES = ['R001', 'R002'] as const

const scopeText = (rules: number, m: Pick<Pack, 'fromOn' | 'toOn' | 'subjects'>) =>
  `${rules}の条項、${wareki(m.fromOn)}から${wareki(m.toOn)}まで、${m.subjects.length === 0 ? '見える範囲の全て' : m.subjects.join('・')}`

const [first = 'UNIT', ...others] = ASKERS

export const evidencePack: Process<Pack> = {
  key: 'compliance.evidence-pack',
  title: '証拠一式',
  provision: '達に定めなし',
  rules: RULES,
  lanes: {
    asker: {
      title: `責任者（${ROLES[first].shortTitle}等）`,
      role: first,
      also: others,
      over: (m) => ({ personId: m.askedBy }),
    },
  },
  states: {
    asked: { label: '作成中', tone: 'plan' },
    listed: { label: '目録確定', tone: 'now' },
    made: { label: '作成済', tone: 'ok', closed: true },
    'given-up': { label: '取りやめ', tone: 'gone', closed: true },
    discarded: { label: '廃棄', tone: 'gone', closed: true },
  },
  acts: {
    ask: act({
      title: '証拠一式を依頼する',
      by: 'asker',
      from: NEW,
      to: 'asked',
      rules: RULES,
      input: Ask,
      gates: [rulesKnown, subjectsSeen, periodForward],
      tells: ({ model, input }) =>
        `証拠一式を依頼した（${scopeText(new Set(input.rules).size, { ...input, subjects: model.subjects })}。${input.purpose}）`,
      apply: ({ model, input, at, as, actor }) => ({
        ...model,
        rules: [...new Set(input.rules)].toSorted(),
        unitIds: input.units,
        systemIds: input.systems,
        fromOn: input.fromOn,
        toOn: input.toOn,
        purpose: input.purpose,
        askedBy: actor.personId,
        askedPost: as.postTitle,
        askedName: `${actor.rank} ${actor.name}`,
        askedAt: at,
      }),
    }),
    list: act({
      title: '目録を定める',
      by: 'asker',
      from: ['asked', 'listed'],
      to: 'listed',
      rules: RULES,
      input: noInput,
      gates: [contentsFound],
      help: '作成の途中で自動で行われます。',
      tells: ({ model }) =>
        `証拠一式の目録を定めた（ファイル${model.found.files ?? 0}件、記録${model.found.entries ?? 0}件、SHA-256 ${model.found.manifestSha256 ?? ''}）`,
      apply: ({ model }) => ({
        ...model,
        manifestSha256: model.found.manifestSha256,
        files: model.found.files,
        entries: model.found.entries,
      }),
    }),
    finish: act({
      title: '作成を終える',
      by: 'asker',
      from: 'listed',
      to: 'made',
      rules: RULES,
      input: noInput,
      gates: [fileWhole],
      help: '作成の終わりに自動で行われます。',
      tells: ({ model }) => `証拠一式を作った（ZIPのSHA-256 ${model.found.fileSha256 ?? ''}）`,
      apply: ({ model, at, today }) => ({
        ...model,
        fileSha256: model.found.fileSha256,
        fileBytes: model.found.fileBytes,
        madeAt: at,
        keepUntil: addDays(today, model.keepDays),
      }),
    }),
    'give-up': act({
      title: '作成を取りやめる',
      by: 'asker',
      from: ['asked', 'listed'],
      to: 'given-up',
      rules: RULES,
      input: noInput,
      tells: () => '証拠一式の作成を取りやめた',
      apply: ({ model }) => model,
    }),
    discard: act({
      title: 'ファイルを廃棄する',
      by: 'asker',
      from: 'made',
      to: 'discarded',
      rules: RULES,
      input: noInput,
      irreversible: true,
      help: 'この製品に置いたファイルを消します。依頼し、作った記録は残ります。',
      tells: () => '証拠一式のファイルを廃棄した',
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `証拠一式（${m.purpose}）`,
    number: null,
    unitId: null,
    personId: m.askedBy,
    words: [...m.rules, ...m.subjects],
  }),
}
