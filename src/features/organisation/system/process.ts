import { actsOf, NEW, type Follow, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { chosen, documentName, holdsOn, postName } from '../candidates.ts'
import { administrator, confirmInference } from '../inference.ts'
import { Describe, Register, RegisterInstance, Rename, Retire } from './inputs.ts'
import type { InformationSystem } from './model.ts'

const act = actsOf<InformationSystem>()

const designateHead = (m: InformationSystem, role: 'SYS_DEV' | 'SYS_OPS', documentId: string): Follow => ({
  process: 'organisation.appointment',
  act: 'designate',
  caseId: null,
  input: {
    role,
    postId: m.headPostId,
    unitId: null,
    systemId: m.id,
    documentId,
    provision: '付紙第1 表 23〜25',
    startsOn: m.startsOn,
    inferred: null,
  },
})

/** 付紙第１の情報システム. */
export const system: Process<InformationSystem> = {
  key: 'organisation.system',
  title: '情報システム',
  provision: '付紙第1',
  rules: ['R001', 'R042', 'R043'],
  lanes: administrator,
  states: {
    registered: { label: '対象', tone: 'ok' },
    retired: { label: '廃止', tone: 'gone', closed: true },
  },
  acts: {
    register: act({
      title: '情報システムを登録する',
      by: 'administrator',
      from: NEW,
      to: 'registered',
      rules: ['R001', 'R042'],
      input: Register,
      gates: [
        {
          code: 'not-in-table',
          rules: ['R001', 'R042'],
          title: '付紙第1にある、又は対象に加えた文書がある',
          asks: 'documentId',
          holds: ({ model, input }) =>
            model.annexNumber !== null || chosen(model.documents, input.documentId) !== undefined,
          why: () =>
            '達の対象となる情報システムは付紙第1で定まります。表にないものは、加えた文書がないと登録できません。',
          remedy: () => ({ text: '文書を登録してから選ぶ', href: '/begin/organisation.document/enter' }),
        },
      ],
      tells: ({ model, input }) =>
        `「${input.name}」を達の対象として登録した${model.annexNumber === null ? '' : `（付紙第1の${model.annexNumber}）`}`,
      apply: ({ model, input }) => {
        const document = chosen(model.documents, input.documentId)
        return { ...model, ...input, documentName: document ? documentName(document) : null }
      },
    }),
    'register-instance': act({
      title: '類に属する情報システムを登録する',
      by: 'administrator',
      from: NEW,
      to: 'registered',
      rules: ['R001', 'R043'],
      input: RegisterInstance,
      help: 'スタンドアロン型・タブレット型・施設設備関連は、計画、整備する課等の長が整備と運用の責任者です。登録と同時に、その官職を両方の責任者に指定します。',
      gates: [
        {
          code: 'not-a-class',
          rules: ['R043'],
          title: '付紙第1の23から25までの類に属する',
          asks: 'classId',
          holds: ({ model, input }) => chosen(model.classes, input.classId)?.isClass === true,
          why: () => '選んだものは類ではありません。',
        },
        {
          code: 'head-unknown',
          rules: ['R043'],
          title: '計画、整備する課等の長が定まっている',
          asks: 'headPostId',
          holds: ({ model, input }) => {
            const head = chosen(model.posts, input.headPostId)
            return head !== undefined && holdsOn(head, input.startsOn)
          },
          why: () => '選んだ官職は、その日には置かれていません。責任者のない情報システムは登録できません。',
        },
      ],
      tells: ({ model, input }) => {
        const head = chosen(model.posts, input.headPostId)
        return `「${input.name}」を${chosen(model.classes, input.classId)?.name ?? ''}として登録した（責任者 ${head ? postName(head) : ''}）`
      },
      apply: ({ model, input }) => {
        const document = chosen(model.documents, input.documentId)
        return {
          ...model,
          ...input,
          className: chosen(model.classes, input.classId)?.name ?? null,
          documentName: document ? documentName(document) : null,
        }
      },
      follows: ({ input }, after) => [
        designateHead(after, 'SYS_DEV', input.documentId),
        designateHead(after, 'SYS_OPS', input.documentId),
      ],
    }),
    rename: act({
      title: '名称を改める',
      by: 'administrator',
      from: 'registered',
      to: 'registered',
      rules: ['R042'],
      input: Rename,
      tells: ({ model, input }) => `「${model.name}」を「${input.name}」に改めた（${wareki(input.on)}付け）`,
      apply: ({ model, input }) => ({ ...model, name: input.name }),
    }),
    describe: act({
      title: '暗号化機能・連接の有無を改める',
      by: 'administrator',
      from: 'registered',
      to: 'registered',
      rules: ['R064'],
      input: Describe,
      tells: ({ input }) =>
        `暗号化機能を${input.encrypts ? '備える' : '備えない'}、連接システムと共に対処${input.actsWithConnected ? 'する' : 'しない'}とした`,
      apply: ({ model, input }) => ({ ...model, ...input }),
    }),
    retire: act({
      title: '廃止する',
      by: 'administrator',
      from: 'registered',
      to: 'retired',
      rules: ['R001', 'R042'],
      input: Retire,
      irreversible: true,
      gates: [
        {
          code: 'instances-remain',
          rules: ['R043'],
          title: '類に属する情報システムが残っていない',
          holds: ({ model }) => (model.isClass ? model.instances === 0 : 'not-applicable'),
          why: ({ model }) => `この類の情報システムが${model.instances}件、対象のままです。`,
        },
        {
          code: 'ends-before-start',
          rules: ['R001'],
          title: '対象とした日より前に廃止しない',
          asks: 'endsOn',
          holds: ({ model, input }) => input.endsOn >= model.startsOn,
          why: () => '廃止の日が、対象とした日より前です。',
        },
      ],
      tells: ({ input }) => `${wareki(input.endsOn)}付けで廃止した（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.endsOn }),
      follows: ({ model, input }) =>
        model.designations.map((d) => ({
          process: 'organisation.appointment',
          act: 'withdraw',
          caseId: d.id,
          input: { endsOn: input.endsOn, reason: '情報システムの廃止による' },
        })),
    }),
    'confirm-inference': confirmInference<InformationSystem>('registered', ['R042', 'R043']),
  },
  figure: [],
  summary: (m) => ({
    title: m.name,
    number: m.annexNumber === null ? null : `付紙第1-${m.annexNumber}`,
    unitId: null,
    words: [m.className ?? ''],
  }),
}
