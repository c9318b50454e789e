import { NEW, actsOf, gateOf, type Notice, type Process } from '#kernel/pure/process.ts'
import type { z } from 'zod'
import { Deliver } from './inputs.ts'
import type { Scan } from './model.ts'
import { TOOLS } from './read/scanned.ts'

const act = actsOf<Scan>()
const gate = gateOf<Scan>()

type Input = z.output<typeof Deliver>

const asReceived = gate<Input>({
  code: 'not-the-file',
  rules: ['R132'],
  title: '受け取ったファイルそのものである',
  holds: ({ model, input }) =>
    input.sha256 === model.sha256 &&
    input.fileName === model.fileName &&
    input.tool === model.tool &&
    input.hosts === model.hosts &&
    input.items === model.items,
  why: () => '受け取ったファイルの内容と、取り込もうとしている内容が違います。',
  remedy: () => ({ text: 'ファイルを届け直してください。' }),
})

const notAlready = gate<Input>({
  code: 'already-delivered',
  rules: ['R132'],
  title: '同じファイルがまだ取り込まれていない',
  holds: ({ model }) => !model.already,
  why: () => '同じファイルは、すでに取り込まれています。',
})

const notOlder = gate<Input>({
  code: 'older-scan',
  rules: ['R132'],
  title: '同じホストの、より新しい検査結果がまだ取り込まれていない',
  holds: ({ model }) => model.newerHost === null,
  why: ({ model }) =>
    `ホスト「${model.newerHost}」は、これより新しい検査結果がすでに取り込まれています。古い結果を後から取り込むと、解消した検出事項が開き直ってしまいます。`,
  remedy: () => ({ text: '検査の結果は、古いものから順に届けてください。' }),
})

const tell = (model: Scan): readonly Notice[] => [
  {
    verb: '情報提供',
    role: 'SYS_OPS',
    to: { systemId: model.systemId },
    text: `脆弱性検査の結果「${model.fileName}」が取り込まれました（${model.items.toLocaleString('ja-JP')}件）。`,
    rules: ['R132'],
  },
]

const taking = {
  title: '検査結果を取り込む',
  from: NEW,
  to: 'delivered',
  rules: ['R132'],
  input: Deliver,
  gates: [asReceived, notAlready, notOlder],
} as const

const tells = (model: Scan) =>
  `${TOOLS[model.tool]}の検査結果「${model.fileName}」を取り込んだ（ホスト${model.hosts}台、検出事項${model.items}件）`

/**
 * 脆弱性検査の結果の取込み (付紙第10 2). The directive has the inspection done and its findings entered in the plan; how results
 * of a scanner come in is this product's own.
 */
export const scanProcess: Process<Scan> = {
  key: 'risk.scan',
  title: '脆弱性検査の結果',
  provision: '付紙第10',
  rules: ['R132'],
  lanes: {
    system: {
      title: '情報システムの責任者・認証者',
      role: 'SYS_OPS',
      also: ['SYS_DEV', 'CERT'],
      over: (m) => ({ systemId: m.systemId }),
    },
    incident: { title: '事案対処責任者', role: 'CIR' },
  },
  states: { delivered: { label: '取込済', tone: 'ok', closed: true } },
  acts: {
    deliver: act({
      ...taking,
      by: 'system',
      tells: ({ model }) => tells(model),
      apply: ({ model, at }) => ({ ...model, deliveredAt: at }),
      notices: ({ as }, after) => (as.role === 'SYS_OPS' ? [] : tell(after)),
    }),
    'deliver-by-incident-officer': act({
      ...taking,
      by: 'incident',
      tells: ({ model }) => tells(model),
      apply: ({ model, at }) => ({ ...model, deliveredAt: at }),
      notices: (_, after) => tell(after),
    }),
  },
  figure: [
    { act: 'deliver', from: 'system', to: ['system'], verb: '検査結果を取り込む', provision: '付紙第10' },
    {
      act: 'deliver-by-incident-officer',
      from: 'incident',
      to: ['system'],
      verb: '検査結果を届ける',
      provision: '付紙第10',
    },
  ],
  summary: (m) => ({
    title: `${m.systemName}の検査結果「${m.fileName}」`,
    number: null,
    unitId: null,
    systemId: m.systemId,
    personId: m.deliveredPersonId,
    words: [m.reportName, TOOLS[m.tool]],
  }),
}
