import { z } from 'zod'
import { day, textOptional } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Reminder } from './model.ts'

const Remind = z.object({
  dueOn: day('いつまでに'),
  note: textOptional('添える言葉', { max: 200 }),
})

const act = actsOf<Reminder>()
const gate = gateOf<Reminder>()

const someMissing = gate<unknown>({
  code: 'nobody-missing',
  rules: ['R020'],
  title: '提出していない職員がいる',
  holds: ({ model }) => model.missing.length > 0,
  why: ({ model }) => `${model.unitName}には、提出していない職員はいません。`,
})

const notPast = gate<z.output<typeof Remind>>({
  code: 'due-past',
  rules: ['R020'],
  title: '今日以後の日までに求める',
  asks: 'dueOn',
  holds: ({ input, today }) => input.dueOn >= today,
  why: () => '過ぎた日までには提出できません。',
})

const notTwiceADay = gate<unknown>({
  code: 'reminded-today',
  rules: ['R020'],
  title: '今日はまだ督促していない',
  force: 'warn',
  holds: ({ model, today }) => model.lastOn !== today,
  why: () => '同じ日に二度督促しました。',
})

/** 督促: one act tells everybody of the unit who has not handed in. */
export const reminder: Process<Reminder> = {
  key: 'pledges.reminder',
  title: '誓約書の督促',
  provision: '本文 第4',
  rules: ['R020'],
  lanes: {
    unit: {
      title: '部隊等情報保証責任者',
      role: 'UNIT',
      also: ['UNIT_IAP'],
      over: (m) => ({ unitId: m.unitId }),
    },
  },
  states: { sent: { label: '督促済', tone: 'ok', closed: true } },
  acts: {
    remind: act({
      title: '提出していない職員に督促する',
      by: 'unit',
      from: NEW,
      to: 'sent',
      rules: ['R020'],
      input: Remind,
      gates: [someMissing, notPast, notTwiceADay],
      help: (m) =>
        `${m.unitName}で誓約書を提出していない職員${m.missing.length}名の「届いた知らせ」に届きます（メールの設定があればメールでも）。申出のある職員には送りません。`,
      tells: ({ model, input }) => `${model.missing.length}名に、${wareki(input.dueOn)}までの提出を督促した`,
      apply: ({ model, input, as, actor, today }) => ({
        ...model,
        ...input,
        asked: model.missing.length,
        sentOn: today,
        sentBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
      notices: ({ model, input }) =>
        model.missing.map((personId) => ({
          verb: '連絡',
          role: 'USER',
          to: { personId },
          text: `誓約書を${wareki(input.dueOn)}までに提出してください（「自分の誓約書」の画面から署名します）。${input.note ?? ''}`,
          rules: ['R020', 'R080'],
        })),
    }),
  },
  figure: [],
  summary: (m) => ({ title: `誓約書の督促　${m.unitName}　${m.asked}名`, number: null, unitId: m.unitId }),
}
