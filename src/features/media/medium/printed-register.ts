import type { MediaDisposal, MediaRegisterEntry } from '../forms/media-register.ts'
import type { Trigger } from '../words.ts'
import type { PrintedHistory } from './printed-history.ts'
import { stateLabel, titleOf, type MediumRow } from './register.ts'

const OCCASIONS = {
  opened: '開封',
  received: '接受',
  recorded: '格納',
  downloaded: 'ダウンロード',
  reused: '再利用',
} as const satisfies Record<Trigger, MediaRegisterEntry['occasion']>

const disposalOf = (m: MediumRow): MediaDisposal | null => {
  const on = m.destroyedOn ?? m.erasedOn
  if (on === null || m.disposal === null) return null
  const [, method = m.disposal, doneBy = '', witness = null] =
    /^(.*)　実施者 (.*)　(?:確認者|立会者) (.*)$/su.exec(m.disposal) ?? []
  return { kind: m.destroyedOn === null ? '消去' : '破棄', on, method, doneBy, witness }
}

const remarksOf = (m: MediumRow): string | null =>
  [
    m.note,
    m.separationGrounds === null ? null : `論理分離：${m.separationGrounds}`,
    m.state === 'handed-over' && m.movedTo !== null ? `交付先：${m.movedTo}` : null,
  ]
    .filter((text) => text !== null)
    .join('　') || null

const entryOf = (m: MediumRow, history: PrintedHistory): MediaRegisterEntry => ({
  registrationNumber: m.number,
  registeredOn: m.registeredOn,
  occasion: OCCASIONS[m.trigger],
  receivedFrom: m.receivedFrom,
  dataClass: m.kind === 'disclosable' ? '開示' : '業務用',
  model: `${titleOf({ ...m, capacity: null })}　${m.model}`,
  capacity: m.capacity,
  serialNumber: m.serialNumber,
  storagePlace: m.placeName ?? '',
  numberShownOn: m.numberShown ? history.numberShownOn : null,
  disclosureShownOn: m.disclosureShown ? history.numberShownOn : null,
  writeProtectedOn: m.writeProtectedOn,
  state: stateLabel(m.state),
  sent: history.sent,
  received: history.received,
  disposal: disposalOf(m),
  remarks: remarksOf(m),
})

/** One medium's lines: each thing it said before a correction, struck through with the reason, then what it says now. */
export const printedLines = (m: MediumRow, history: PrintedHistory): readonly MediaRegisterEntry[] => {
  const struck: MediaRegisterEntry[] = []
  let said = m
  for (const { field, before, on, by, reason } of history.corrections.toReversed()) {
    said = Object.assign({}, said, { [field]: before })
    struck.push({ ...entryOf(said, history), correction: { correctedOn: on, correctedBy: by, reason } })
  }
  return [...struck.toReversed(), entryOf(m, history)]
}
