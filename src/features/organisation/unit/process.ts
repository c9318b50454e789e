import { z } from 'zod'
import { choice, day, pickOptional, text } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { chosen } from '../candidates.ts'
import { administrator, confirmInference, inferredField } from '../inference.ts'
import { UNIT_KINDS } from '../words.ts'
import type { Unit } from './model.ts'

const Establish = z.object({
  name: text('名称', { hint: '例 サイバー防衛隊の各隊は、隊ごとに設ける。' }),
  abbreviation: text('略号', { max: 12, hint: '登録番号の頭に付く。例 企画-R8-業-0012 の「企画」。' }),
  kind: choice('種別', UNIT_KINDS),
  parentId: pickOptional('上位の部隊等', 'unit'),
  startsOn: day('設けた日'),
  inferred: inferredField(),
})

const act = actsOf<Unit>()
const gate = gateOf<Unit>()

const abbreviationIsFree = gate<{ abbreviation: string }>({
  code: 'abbreviation-taken',
  rules: ['R051'],
  title: '略号を他の課等が使っていない',
  asks: 'abbreviation',
  holds: ({ model, input }) => !model.abbreviations.includes(input.abbreviation),
  why: ({ input }) => `略号「${input.abbreviation}」は他の課等が使っています。同じ登録番号が二つできてしまいます。`,
})

const parentExists = gate<{ parentId: string | null }>({
  code: 'parent-unknown',
  rules: ['R044'],
  title: '上位の部隊等が今ある',
  asks: 'parentId',
  holds: ({ model, input }) =>
    input.parentId === null ? 'not-applicable' : chosen(model.units, input.parentId) !== undefined,
  why: () => '上位に選んだ部隊等は、ないか廃止されています。',
})

const notUnderItself = gate<{ parentId: string | null }>({
  code: 'under-itself',
  rules: ['R044'],
  title: '自分の下に置かない',
  asks: 'parentId',
  holds: ({ model, input }) => !model.ownTree.includes(chosen(model.units, input.parentId)?.id ?? ''),
  why: () => '自分自身か、自分の下にある部隊等を、上位に選んでいます。',
})

const nothingLeft = (field: 'below' | 'posts' | 'people' | 'kept', code: string, what: string, remedy: string) =>
  gate<unknown>({
    code,
    rules: field === 'kept' ? ['R048', 'R049'] : ['R002', 'R044'],
    title: `${what}が残っていない`,
    holds: ({ model }) => model[field] === 0,
    why: ({ model }) => `${what}が${model[field]}件残っています。`,
    remedy: () => ({ text: remedy }),
  })

/** 部隊等・課等: the tree for which 付紙第２ names the responsible posts. */
export const unit: Process<Unit> = {
  key: 'organisation.unit',
  title: '部隊等・課等',
  provision: '付紙第2',
  rules: ['R002', 'R044'],
  lanes: administrator,
  states: {
    established: { label: '編成中', tone: 'ok' },
    abolished: { label: '廃止', tone: 'gone', closed: true },
  },
  acts: {
    establish: act({
      title: '部隊等・課等を設ける',
      by: 'administrator',
      from: NEW,
      to: 'established',
      rules: ['R002', 'R044'],
      input: Establish,
      gates: [
        parentExists,
        {
          code: 'parent-missing',
          rules: ['R044'],
          title: '機関でなければ、上位の部隊等がある',
          asks: 'parentId',
          holds: ({ input }) =>
            input.kind === 'organisation' || input.kind === 'outside' ? 'not-applicable' : input.parentId !== null,
          why: () => '部隊等情報保証責任者は機関と部・官ごとに定まります。どの機関の下かが選ばれていません。',
        },
        abbreviationIsFree,
      ],
      tells: ({ input }) => `「${input.name}」を${wareki(input.startsOn)}付けで設けた`,
      apply: ({ model, input }) => ({
        ...model,
        ...input,
        parentId: chosen(model.units, input.parentId)?.id ?? null,
        parentName: chosen(model.units, input.parentId)?.name ?? null,
      }),
    }),
    rename: act({
      title: '名称・略号を改める',
      by: 'administrator',
      from: 'established',
      to: 'established',
      rules: ['R044'],
      input: z.object({
        name: text('新しい名称'),
        abbreviation: text('略号', { max: 12, hint: '既に付けた登録番号は変わらない。' }),
        on: day('改める日'),
      }),
      gates: [abbreviationIsFree],
      tells: ({ model, input }) => `「${model.name}」を「${input.name}」に改めた（${wareki(input.on)}付け）`,
      apply: ({ model, input }) => ({ ...model, name: input.name, abbreviation: input.abbreviation }),
    }),
    move: act({
      title: '上位の部隊等を変える',
      by: 'administrator',
      from: 'established',
      to: 'established',
      rules: ['R044'],
      input: z.object({ parentId: pickOptional('新しい上位の部隊等', 'unit'), on: day('変える日') }),
      gates: [parentExists, notUnderItself],
      tells: ({ model, input }) =>
        `上位を「${chosen(model.units, input.parentId)?.name ?? 'なし'}」に変えた（${wareki(input.on)}付け）`,
      apply: ({ model, input }) => ({
        ...model,
        parentId: chosen(model.units, input.parentId)?.id ?? null,
        parentName: chosen(model.units, input.parentId)?.name ?? null,
      }),
    }),
    abolish: act({
      title: '廃止する',
      by: 'administrator',
      from: 'established',
      to: 'abolished',
      rules: ['R002', 'R044'],
      input: z.object({ endsOn: day('廃止の日', { hint: 'この日からは無い。' }), reason: text('根拠・理由') }),
      irreversible: true,
      gates: [
        nothingLeft('below', 'units-below', '下の部隊等', '先に下の部隊等を移すか廃止してください。'),
        nothingLeft('posts', 'posts-remain', '官職', '先に官職を廃止してください。'),
        nothingLeft('people', 'people-remain', '所属する職員等', '先に職員等の所属を移してください。'),
        nothingLeft('kept', 'media-remain', '保管する可搬記憶媒体', '先に媒体を送達するか破棄してください。'),
        {
          code: 'ends-before-start',
          rules: ['R044'],
          title: '設けた日より前に廃止しない',
          asks: 'endsOn',
          holds: ({ model, input }) => input.endsOn >= model.startsOn,
          why: () => '廃止の日が、設けた日より前です。',
        },
      ],
      tells: ({ input }) => `${wareki(input.endsOn)}付けで廃止した（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.endsOn }),
    }),
    'confirm-inference': confirmInference<Unit>('established', ['R044']),
  },
  figure: [],
  summary: (m) => ({
    title: m.name,
    number: null,
    // The unit's own row is written after the case file, so the case belongs to the unit above.
    unitId: m.parentId,
    words: [m.abbreviation, m.parentName ?? '', UNIT_KINDS[m.kind]],
  }),
}
