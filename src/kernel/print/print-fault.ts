/** Why a document could not be printed. `template` is a fault of ours; the others pass when tried again. */
export type PrintFaultKind = 'template' | 'timeout' | 'crashed' | 'busy' | 'stopped'

const sentences: Record<PrintFaultKind, string> = {
  template: '印刷する書類を組み立てられませんでした。',
  timeout: '印刷に時間がかかりすぎたため中止しました。件数を絞ってから、もう一度お試しください。',
  crashed: '印刷の処理が途中で止まりました。もう一度お試しください。',
  busy: '印刷が混み合っています。しばらくしてから、もう一度お試しください。',
  stopped: 'システムを終了しているため、印刷できません。',
}

/** `message` is for the log; `sentence` is what the person reads. */
export class PrintFault extends Error {
  override readonly name = 'PrintFault'
  readonly kind: PrintFaultKind
  readonly sentence: string

  constructor(kind: PrintFaultKind, template: string, detail: string) {
    super(`print ${template}: ${kind}: ${detail}`)
    this.kind = kind
    this.sentence = sentences[kind]
  }
}
