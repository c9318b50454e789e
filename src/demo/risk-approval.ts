import type { Product } from '#kernel/http/product.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { clock, workday } from './office.ts'
import { riskWriter, type RiskWriter } from './risk-writer.ts'

const PROCESS = 'risk.approval'

const APPLICATION = ['approval-risk-assessment', 'security-plan', 'monitoring-plan'] as const

/** From the beginning to the documents lying with the 認証者, from `first` on. */
const submitted = async (w: RiskWriter, first: Day, due: Day): Promise<string> => {
  const { dev, ops, operator } = w.people
  const day = (n: number) => workday(addDays(first, n))
  const id = await w.does(dev, clock(day(0), 9), PROCESS, 'begin', null, {
    occasion: 'preparation',
    dueOn: due,
    dueBasis: '整備計画（見本）第12号',
  })
  for (const [nth, kind] of APPLICATION.entries()) await w.writes([dev, ops], clock(day(4), 10, nth * 5), kind)
  await w.does(dev, clock(day(8), 9), PROCESS, 'ask-opinion', id, { question: '監視の頻度と夜間の態勢について' })
  await w.does(operator, clock(day(12), 14), PROCESS, 'give-opinion', id, {
    verdict: 'comments',
    opinion: '夜間は当直の人数が限られる。週次の確認は日勤で行えるよう、実施の時刻を計画に書いてほしい。',
  })
  await w.does(dev, clock(day(14), 11), PROCESS, 'answer-opinion', id, {
    answer: '継続監視計画書の実施の時刻を、平日の日勤の時間とした。',
  })
  await w.does(dev, clock(day(15), 9), PROCESS, 'submit', id, { note: null })
  return id
}

/** On to the 将来対応計画書 lying with the 認証者. */
const planned = async (w: RiskWriter, id: string, first: Day): Promise<void> => {
  const { dev, ops, cert } = w.people
  const day = (n: number) => workday(addDays(first, n))
  await w.writes([cert], clock(day(20), 10), 'assessment-plan')
  await w.writes([cert], clock(day(32), 10), 'assessment-report')
  await w.does(cert, clock(day(33), 9), PROCESS, 'assess', id, { note: null })
  await w.writes([dev, ops], clock(day(38), 10), 'action-plan')
  await w.does(dev, clock(day(39), 9), PROCESS, 'submit-plan', id, { note: null })
}

const approved = async (of: Product, today: Day): Promise<void> => {
  const first = addDays(today, -130)
  const w = await riskWriter(of, 'dii-open', today)
  const { dev, cert, officer } = w.people
  const day = (n: number) => workday(addDays(first, n))
  const id = await submitted(w, first, addDays(first, 100))
  await planned(w, id, first)
  await w.does(cert, clock(day(45), 15), PROCESS, 'review', id, {
    findings: '全ての項目に期限と担当があり、予算の裏付けを確かめた。',
    reviewed: true,
  })
  await w.writes([cert], clock(day(46), 10), 'certification-report')
  await w.does(cert, clock(day(47), 10), PROCESS, 'certify', id, { operable: true, note: null })
  await w.does(dev, clock(day(49), 10), PROCESS, 'apply', id, { note: null })
  await w.does(officer, clock(day(56), 16), PROCESS, 'approve', id, {
    reviewed: true,
    operable: true,
    decisionReason: '認証結果報告書と将来対応計画書を審査し、残るリスクが任務に照らして認められる大きさと判断した。',
    letterNumber: '統幕指通（見本）第88号',
    validUntil: addDays(today, 80),
  })
}

const underCertification = async (of: Product, today: Day): Promise<void> => {
  const first = addDays(today, -48)
  const w = await riskWriter(of, 'gccs', today)
  await planned(w, await submitted(w, first, addDays(today, 40)), first)
}

/** Begun long ago, and still without the operator's opinion: the set time has passed. */
const overdue = async (of: Product, today: Day): Promise<void> => {
  const first = addDays(today, -110)
  const w = await riskWriter(of, 'joint-nms', today)
  const { dev, ops } = w.people
  const id = await w.does(dev, clock(workday(first), 9), PROCESS, 'begin', null, {
    occasion: 'replacement',
    dueOn: addDays(today, -18),
    dueBasis: '換装計画（見本）第5号',
  })
  for (const [nth, kind] of APPLICATION.entries())
    await w.writes([dev, ops], clock(workday(addDays(first, 60)), 10, nth * 5), kind)
  await w.does(dev, clock(workday(addDays(today, -25)), 9), PROCESS, 'ask-opinion', id, {
    question: '文書の全般について',
  })
}

const exempt = async (of: Product, today: Day): Promise<void> => {
  const w = await riskWriter(of, 'relay-control', today)
  const { dev, officer } = w.people
  const day = workday(addDays(today, -70))
  const id = await w.does(dev, clock(day, 10), 'risk.exemption', 'ask', null, {
    within: true,
    clause: '訓令第26条第1項（見本）',
    reason: '他の情報システムに接続せず、中継器の状態の表示のほかに電子計算機情報を扱わない。',
  })
  await w.does(officer, clock(workday(addDays(day, 7)), 15), 'risk.exemption', 'agree', id, {
    checked: true,
    decisionReason: '訓令に定める情報システムに当たることを確かめた。',
  })
}

/** 運用承認 in four stages: given, under certification, overdue, and not needed. */
export const tellApprovals = async (of: Product, say: (line: string) => void): Promise<void> => {
  const today = dayOf(of.clock())
  say('  運用承認の経過を作っています…')
  for (const tell of [approved, underCertification, overdue, exempt]) await tell(of, today)
}
