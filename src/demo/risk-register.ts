import { addDays, type Day } from '#kernel/pure/day.ts'
import { clock, workday } from './office.ts'
import type { RiskWriter } from './risk-writer.ts'

type Sample = {
  title: string
  threat: string
  vulnerability: string
  at: readonly [likelihood: number, impact: number]
  treated?: readonly [treatment: string, likelihood: number, impact: number, measures: string]
}

const RISKS: readonly Sample[] = [
  {
    title: '更新の遅れを突かれる',
    threat: '公開された弱点を使う攻撃',
    vulnerability: '共有サーバに、提供から3か月を過ぎた更新が当たっていない',
    at: [4, 5],
    treated: ['reduce', 2, 5, '月に一度の更新の日を定め、遅れを将来対応計画で追う。'],
  },
  {
    title: '保守の経路から入られる',
    threat: '保守の業者の機器を経た侵入',
    vulnerability: '古い通信の許可が残っている',
    at: [3, 5],
    treated: ['avoid', 1, 5, '許可を消し、保守は立会いの下で行う。'],
  },
  { title: '持込み機器の接続', threat: '許可のない機器の接続', vulnerability: '接続口の一部が開いている', at: [4, 4] },
  {
    title: '管理者の取り違え',
    threat: '誤った操作',
    vulnerability: '同じ画面で二つのシステムを扱う',
    at: [3, 3],
    treated: ['reduce', 2, 3, '画面の色を分け、二人で確かめる。'],
  },
  {
    title: '長い停電',
    threat: '庁舎の停電',
    vulnerability: '予備の電源が4時間まで',
    at: [2, 4],
    treated: ['accept', 2, 4, '4時間を超える停電は10年に一度もない。業務は別の手段で続けられる。'],
  },
  {
    title: '部品の供給が止まる',
    threat: '製造の終了',
    vulnerability: '通信機器の一部が古い',
    at: [2, 3],
    treated: ['transfer', 1, 3, '保守の契約に予備の部品の保管を含めた。'],
  },
]

const WATCHED = [
  ['アクセス記録の点検', '認証の失敗が10分に20回以上', 'ops', 7, 'days', 'ops'],
  ['更新の当たり具合の確認', '提供から1か月を過ぎた更新の数', 'ops', 1, 'months', 'dev'],
  ['利用者の登録の照合', '異動した人の登録が残っていないか', 'ops', 3, 'months', 'cert'],
  ['構成と計画書の照合', '計画書にない機器の有無', 'dev', 6, 'months', 'cert'],
] as const

const risks = async (w: RiskWriter, today: Day): Promise<void> => {
  const { dev, ops } = w.people
  for (const [nth, { at, treated, title, threat, vulnerability }] of RISKS.entries()) {
    const day = workday(addDays(today, -50 + nth))
    const id = await w.does(nth % 2 === 0 ? ops : dev, clock(day, 10), 'risk.risk', 'identify', null, {
      title,
      threat,
      vulnerability,
      likelihood: String(at[0]),
      impact: String(at[1]),
    })
    if (treated === undefined) continue
    await w.does(dev, clock(day, 15), 'risk.risk', 'treat', id, {
      treatment: treated[0],
      residualLikelihood: String(treated[1]),
      residualImpact: String(treated[2]),
      measures: treated[3],
      controls: null,
    })
  }
}

/** Four things watched: two in time, one with a deviation, and two that should have been done. */
const monitoring = async (w: RiskWriter, today: Day): Promise<void> => {
  const { dev, ops } = w.people
  const began = addDays(today, -95)
  const ids: string[] = []
  for (const [title, measure, owner, frequency, frequencyUnit, reportsTo] of WATCHED)
    ids.push(
      await w.does(dev, clock(workday(began), 11), 'risk.monitoring-item', 'set-up', null, {
        title,
        measure,
        owner,
        frequency: String(frequency),
        frequencyUnit,
        reportsTo,
        startsOn: began,
      }),
    )
  const perform = (nth: number, day: Day, input: object) =>
    w.does(ops, clock(day, 16), 'risk.monitoring-item', 'perform', ids[nth] ?? null, { performedOn: day, ...input })
  await perform(0, workday(addDays(today, -3)), { result: 'normal' })
  await perform(1, workday(addDays(today, -40)), {
    result: 'deviation',
    finding: '共有サーバに、1か月を過ぎた更新が2件ある。',
  })
}

/** The risks of one system, most of them treated, and what is watched there. */
export const tellRisks = async (w: RiskWriter, today: Day): Promise<void> => {
  await risks(w, today)
  await monitoring(w, today)
}
