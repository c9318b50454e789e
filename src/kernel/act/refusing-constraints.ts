import type { Refusal } from '#kernel/pure/verdict.ts'

/** Constraints whose violation is a rule saying no, by constraint name. Any other violation is a fault. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  take_out_one_open: {
    code: 'already-out',
    rules: ['R054'],
    sentence: 'この媒体には、終わっていない持出しの手続があります。',
  },
  medium_use_one_open: {
    code: 'already-in-use',
    rules: ['R053'],
    sentence: 'この媒体は、使用中の記録が残っています。',
  },
  label_printed_first: {
    code: 'label-printed-meanwhile',
    rules: ['R051', 'R057'],
    sentence: '同じラベルを、別の人が今、印刷しました。',
    remedy: { text: '画面を開き直し、それでも要るときは理由を選んで印刷してください。' },
  },
  stocktake_item_one_running: {
    code: 'already-counted-elsewhere',
    rules: ['R049'],
    sentence: 'この範囲に、終わっていない別の棚卸で数えている媒体があります。',
    remedy: { text: '前の棚卸を報告するか中止してから、始めてください。', href: '/registers/stocktakes' },
  },
  incumbency_one_substantive_holder: {
    code: 'post-occupied',
    rules: ['R002'],
    sentence: 'その期間には、同じ官職に補職された人がいます。',
    remedy: { text: '前任の離任を先に記録するか、代理・事務取扱として記録してください。' },
  },
  incumbency_not_twice: {
    code: 'already-incumbent',
    rules: ['R002'],
    sentence: 'その人は、その期間に同じ官職に就いています。',
  },
  document_one_a_year: {
    code: 'already-begun',
    rules: ['R119', 'R131'],
    sentence: 'この情報システムの同じ年度の同じ文書が、今、別の人によって作られました。',
    remedy: { text: '文書の台帳で開く', href: '/registers/risk-documents' },
  },
  medium_number_once: {
    code: 'number-taken',
    rules: ['R049'],
    sentence: 'その登録番号は、この部隊等の登録簿にすでにあります。',
    field: 'number',
  },
  handover_once_an_incumbency: {
    code: 'handover-begun',
    rules: ['R002'],
    sentence: 'この補職の引継ぎは、すでに始まっています。',
    remedy: { text: '引継簿で開く', href: '/registers/handovers' },
  },
  handover_one_open_a_person: {
    code: 'handover-begun',
    rules: ['R002'],
    sentence: 'この人の引継ぎは、すでに始まっています。',
    remedy: { text: '引継簿で開く', href: '/registers/handovers' },
  },
  pledge_one_open: {
    code: 'already-given',
    rules: ['R020'],
    sentence: '提出して、まだ受理されていない誓約書があります。',
    remedy: { text: '自分の誓約書を開く', href: '/pledge' },
  },
  person_external_id_once: {
    code: 'external-id-taken',
    rules: [],
    sentence: 'この外部IDは、ほかの人のものとして登録されています。',
    field: 'externalId',
  },
  person_service_number_key: {
    code: 'service-number-taken',
    rules: [],
    sentence: '同じ職員番号の人が登録されています。',
    field: 'serviceNumber',
  },
  appointment_once: {
    code: 'already-appointed',
    rules: ['R002'],
    sentence: 'その官職は、同じ日から同じ指定を受けています。',
  },
  approval_one_open: {
    code: 'approval-open',
    rules: ['R118'],
    sentence: 'この情報システムの運用承認の手続は、すでに始まっています。',
  },
  approval_exemption_one: {
    code: 'exemption-open',
    rules: ['R129'],
    sentence: 'この情報システムには、運用承認を不要とする申請か承認が、すでにあります。',
  },
  plan_item_number: {
    code: 'number-taken',
    rules: ['R121'],
    sentence: 'その項目番号は、ほかの項目に付いています。',
    field: 'number',
  },
  plan_item_finding_now: {
    code: 'finding-taken',
    rules: ['R142'],
    sentence: '選んだ検出事項を、別の人が今、ほかの項目に入れました。',
    remedy: { text: '画面を開き直し、まだ項目のない検出事項から選び直してください。' },
  },
  self_inspection_report_once: {
    code: 'already-begun',
    rules: ['R033'],
    sentence: 'この部隊等・情報システムの取りまとめは、今、別の人によって始められました。',
    remedy: { text: '画面を開き直してください。' },
  },
  self_inspection_one_a_year: {
    code: 'year-has-campaign',
    rules: ['R029', 'R030'],
    sentence: 'この年度の自己点検は、今、別の人によって準備されました。',
    remedy: { text: '自己点検の一覧で開く', href: '/registers/self-inspections' },
    field: 'fiscalYear',
  },
  self_inspection_sheet_one_draft: {
    code: 'sheet-being-written',
    rules: ['R032'],
    sentence: 'この対象者の自己点検表は、今、別の人が作り始めました。',
  },
  self_inspection_roster_once: {
    code: 'not-a-joiner',
    rules: ['R031'],
    sentence: 'この人は、すでに名簿に載っています。',
  },
  self_inspection_answer_once: {
    code: 'already-submitted',
    rules: ['R032'],
    sentence: 'この自己点検表は、すでに提出されています。',
    remedy: { text: '自分の自己点検を開く', href: '/self-inspection' },
  },
  governing_document_slot_in_force: {
    code: 'slot-filled',
    rules: [],
    sentence: 'その定めには、施行中の文書があります。先に廃止又は改正を記録してください。',
  },
}

/** Deadlock and serialisation failure: nothing was wrong but the moment. */
const PASSING = new Set(['40P01', '40001'])

export const isPassing = (code: string | undefined): boolean => PASSING.has(code ?? '')

/** SQLSTATE of a database error. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined

export const constraintOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'constraint' in error && error.constraint !== undefined
    ? String(error.constraint)
    : undefined

export const refusalOfConstraint = (error: unknown): Refusal | undefined => REFUSALS[constraintOf(error) ?? '']
