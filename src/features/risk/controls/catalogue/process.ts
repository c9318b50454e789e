import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { noInput } from '#kernel/pure/field.ts'
import { CATALOG_KINDS } from '../words.ts'
import type { Delivery } from './model.ts'

const act = actsOf<Delivery>()
const gate = gateOf<Delivery>()

const readable = gate<unknown>({
  code: 'not-readable',
  rules: ['R119'],
  title: 'OSCALの文書として読め、取込元の一覧が全てこの製品にある',
  holds: ({ model }) => model.faults.length === 0,
  why: ({ model }) => model.faults.slice(0, 3).join('　'),
})

const somethingNew = gate<unknown>({
  code: 'nothing-new',
  rules: ['R119'],
  title: '今の一覧と違うところがある',
  holds: ({ model }) => !model.same,
  why: () => '今の一覧と同じ内容です。取り込んでも、何も変わりません。',
})

const notInUse = gate<unknown>({
  code: 'in-use',
  rules: ['R119'],
  title: 'この一覧を選んでいる情報システムがない',
  holds: ({ model }) => model.usedBy === 0,
  why: ({ model }) => `${model.usedBy}の情報システムがこの一覧を選んでいます。先に別の一覧を選び直してください。`,
})

const isNewest = gate<unknown>({
  code: 'renewed-since',
  rules: ['R119'],
  title: 'この一覧の最新の取込みである',
  holds: ({ model }) => model.newest,
  why: () => 'この取込みの後に、新しい版が取り込まれています。新しい方の記録から行ってください。',
})

const countsText = (m: Delivery): string =>
  `新規${m.added}件、変更${m.changed}件、廃止${m.withdrawn}件、一覧から外れたもの${m.removed}件`

/** 管理策の一覧の取込み: what the セキュリティ計画書 chooses from. The directive leaves the list itself to be shown elsewhere. */
export const catalogue: Process<Delivery> = {
  key: 'risk.catalogue',
  title: '管理策の一覧の取込み',
  provision: '付紙第9-2',
  rules: ['R119'],
  lanes: {
    planner: { title: '指揮通信システム企画課', role: 'J6P', also: ['IAO'] },
  },
  states: {
    applied: { label: '取込済', tone: 'ok', closed: true },
    retired: { label: '廃止', tone: 'gone', closed: true },
  },
  acts: {
    import: act({
      title: '管理策の一覧を取り込む',
      by: 'planner',
      from: NEW,
      to: 'applied',
      rules: ['R119'],
      input: noInput,
      gates: [readable, somethingNew],
      help: 'どの一覧に従うかは、達に定めがありません（別に示されるもの）。ファイルの要約値が記録に残ります。',
      tells: ({ model }) =>
        `${CATALOG_KINDS[model.kind]}「${model.title}」${model.listVersion}を取り込んだ（${countsText(model)}。ファイル「${model.fileName}」、SHA-256 ${model.sha256}）`,
      apply: ({ model, actor, as, at }) => ({
        ...model,
        appliedAt: at,
        appliedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    retire: act({
      title: '一覧を廃止する',
      by: 'planner',
      from: 'applied',
      to: 'retired',
      rules: ['R119'],
      input: noInput,
      gates: [isNewest, notInUse],
      irreversible: true,
      help: '廃止した一覧は、新しく選べなくなります。これまでの記録は残ります。',
      tells: ({ model }) => `一覧「${model.title}」${model.listVersion}を廃止した`,
      apply: ({ model }) => model,
    }),
  },
  figure: [{ act: 'import', from: 'planner', to: ['planner'], verb: '取り込む', provision: '2' }],
  summary: (m) => ({ title: `${m.title} ${m.listVersion}`, number: null, unitId: null, words: [m.fileName] }),
}
