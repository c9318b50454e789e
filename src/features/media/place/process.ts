import { z } from 'zod'
import { actsOf, NEW, type CaseModel, type Process } from '#kernel/pure/process.ts'
import { check, choice, day, text, textOptional } from '#kernel/pure/field.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Printing } from '../medium/model.ts'

/** A 集中保管場所 the unit's officer has designated (付紙第４ 1(1)(2)). */
export type StoragePlace = CaseModel & {
  unitId: string
  unitName: string
  name: string
  lockable: boolean
  basis: string
  note: string | null
  designatedOn: Day
  withdrawnOn: Day | null
  /** Media kept there now. */
  kept: number
  /** The newest printings of its labels. */
  printings: readonly Printing[]
}

export const BASES = {
  office: '保全責任者等の勤務する執務室',
  secrecy: '省秘訓令第43条に基づき指定された場所',
  other: 'その他（基準によらない理由を備考に書く）',
} as const

const Designate = z.object({
  name: text('場所の名称', { hint: '例 B棟4階 執務室 保管庫 甲-2' }),
  basis: choice('指定の基準', BASES),
  lockable: check('施錠できるロッカー等である'),
  designatedOn: day('指定する日', { initial: 'today' }),
  note: textOptional('備考'),
})

const act = actsOf<StoragePlace>()

export const place: Process<StoragePlace> = {
  key: 'media.place',
  title: '集中保管場所の指定',
  provision: '付紙第4 1(2)',
  rules: ['R061'],
  lanes: { officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) } },
  states: {
    designated: { label: '指定中', tone: 'ok' },
    withdrawn: { label: '指定解除', tone: 'gone', closed: true },
  },
  acts: {
    designate: act({
      title: '集中保管場所を指定する',
      by: 'officer',
      from: NEW,
      to: 'designated',
      rules: ['R048', 'R061'],
      input: Designate,
      gates: [
        {
          code: 'not-lockable',
          rules: ['R048'],
          title: '施錠できるロッカー等である',
          asks: 'lockable',
          holds: ({ input }) => input.lockable,
          why: () => '媒体は、施錠できるロッカー等へ集中保管します。施錠できない場所は指定できません。',
        },
        {
          code: 'basis-unexplained',
          rules: ['R061'],
          title: '基準によらない場所は、理由を備考に書く',
          asks: 'basis',
          holds: ({ input }) => (input.basis === 'other' ? (input.note ?? '') !== '' : 'not-applicable'),
          why: () => '執務室と省秘訓令第43条の場所が基準です。それによらない理由が備考にありません。',
        },
        {
          code: 'designated-in-future',
          rules: ['R061'],
          title: '指定する日が今日以前である',
          asks: 'designatedOn',
          holds: ({ input, today }) => input.designatedOn <= today,
          why: () => '指定する日が先の日付です。指定すると、すぐに保管場所として使えるようになります。',
          remedy: () => ({ text: '指定する日になってから記録してください。' }),
        },
      ],
      tells: ({ input }) => `「${input.name}」を集中保管場所に指定した`,
      apply: ({ model, input }) => ({ ...model, ...input }),
    }),
    withdraw: act({
      title: '指定を解く',
      by: 'officer',
      from: 'designated',
      to: 'withdrawn',
      rules: ['R061'],
      input: z.object({ withdrawnOn: day('解く日', { initial: 'today' }), reason: text('理由') }),
      gates: [
        {
          code: 'media-kept-there',
          rules: ['R048'],
          title: 'そこに保管中の媒体がない',
          holds: ({ model }) => model.kept === 0,
          why: ({ model }) => `まだ${model.kept}点の媒体が、ここに保管されています。`,
          remedy: ({ model }) => ({ text: '媒体の保管場所を先に替える', href: `/registers/media?place=${model.id}` }),
        },
        {
          code: 'withdrawn-out-of-time',
          rules: ['R061'],
          title: '解く日が、指定した日から今日までの日である',
          asks: 'withdrawnOn',
          holds: ({ model, input, today }) => input.withdrawnOn >= model.designatedOn && input.withdrawnOn <= today,
          why: ({ input, today }) =>
            input.withdrawnOn > today
              ? '解く日が先の日付です。解くと、すぐに保管場所として使えなくなります。'
              : '解く日が、指定した日より前です。',
        },
      ],
      tells: ({ input }) => `指定を解いた（理由：${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, withdrawnOn: input.withdrawnOn }),
    }),
  },
  figure: [{ act: 'designate', from: 'officer', to: ['officer'], verb: '指定する', provision: '1(2)' }],
  summary: (m) => ({ title: m.name, number: null, unitId: m.unitId }),
}
