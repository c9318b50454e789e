import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { printingFacts } from '../labels/facts.ts'
import { takeOut } from '../take-out/process.ts'
import { KIND_WORDS, MEDIA_TYPES, TRIGGERS } from '../words.ts'
import { isPointer, placeName, type Medium } from './model.ts'

type Fact = readonly [label: string, text: string, href?: string]

const when = (value: string | null, label: string): readonly Fact[] => (value === null ? [] : [[label, value]])

/** Of what was handed out and is not back: by whom, and whether its user has confirmed it. */
const receiptFacts = ({ use }: Medium): readonly Fact[] => {
  if (use === null || use.handedBy === null || use.returnedAt !== null) return []
  const receipt = use.receivedAt === null ? '未確認' : `${clockText(use.receivedAt)} 使用者が確認`
  return [['受領', `${receipt}（渡した者 ${use.handedBy}）`]]
}

/** The register row as the case page shows it. */
export const factsOf = (m: Medium): readonly Fact[] => [
  ['登録番号', m.number],
  ['管理', m.unitName],
  ['データの区分', KIND_WORDS[m.kind]],
  ['媒体', `${MEDIA_TYPES[m.mediaType]} ${m.model}${m.capacity === null ? '' : ` ${m.capacity}`}`],
  [
    '登録',
    `${wareki(m.registeredOn)}（${TRIGGERS[m.trigger]}${m.receivedFrom === null ? '' : `、${m.receivedFrom}`}）`,
  ],
  isPointer(m) ? ['管理する簿冊', m.pointerRegister ?? ''] : ['集中保管場所', placeName(m)],
  ...when(m.holderName === null ? null : `${m.holderName}（${m.whereabouts ?? ''}）`, '所持者'),
  ...receiptFacts(m),
  ...when(m.dueOn === null ? null : wareki(m.dueOn), '返却期限'),
  ...(m.takeOut === null
    ? []
    : ([['持出しの手続', takeOut.states[m.takeOut.state]?.label ?? '', `/cases/${m.takeOut.id}`]] as const)),
  ...when(m.separationGrounds, '分離の根拠'),
  ...when(m.writeProtectedOn === null ? null : wareki(m.writeProtectedOn), '追記禁止措置'),
  ...when(m.disposal, isPointer(m) ? '秘密系での処分' : '消去・破棄'),
  ...when(m.movedTo, '転出・交付先'),
  ...when(m.note, '備考'),
  ...printingFacts(m.printings),
]
