import { actsOf, gateOf, NEW, type CaseModel, type Process } from '#kernel/pure/process.ts'
import type { z } from 'zod'
import { wareki } from '#kernel/pure/wareki.ts'
import { LoadCatalogue } from '../inputs.ts'

/** 悪用が確認された脆弱性の一覧, as one file brought it. */
export type KevCatalogue = CaseModel & {
  uploadId: string
  /** The catalogue's own number. */
  release: string
  releasedOn: string
  entryCount: number
  sha256: string
  loadedAt: Date
  loadedBy: string
  loadedPersonId: string
  /** The release of the catalogue in force, where there is one. */
  inForce: string | null
}

const act = actsOf<KevCatalogue>()
const gate = gateOf<KevCatalogue>()

type Input = z.output<typeof LoadCatalogue>

const asReceived = gate<Input>({
  code: 'not-the-file',
  rules: ['R132'],
  title: '受け取ったファイルそのものである',
  holds: ({ model, input }) =>
    input.sha256 === model.sha256 && input.release === model.release && input.entries === model.entryCount,
  why: () => '受け取ったファイルの内容と、取り込もうとしている内容が違います。',
})

const notOlder = gate<Input>({
  code: 'older-catalogue',
  rules: ['R132'],
  title: '今の一覧より古くない',
  holds: ({ model }) => model.inForce === null || model.releasedOn >= model.inForce,
  why: ({ model }) =>
    `今の一覧は${model.inForce === null ? '' : wareki(model.inForce)}のもので、このファイルはそれより古いものです。`,
  remedy: () => ({ text: '新しい一覧を入手してください。' }),
})

/** Which vulnerabilities are known to be exploited: a help to what is urgent, which the directive leaves open. */
export const kevProcess: Process<KevCatalogue> = {
  key: 'risk.kev-catalogue',
  title: '悪用が確認された脆弱性の一覧',
  provision: '付紙第10',
  rules: ['R132'],
  lanes: { keeper: { title: '事案対処責任者', role: 'CIR', also: ['J6P'] } },
  states: { loaded: { label: '取込済', tone: 'ok', closed: true } },
  acts: {
    load: act({
      title: '一覧を取り込む',
      by: 'keeper',
      from: NEW,
      to: 'loaded',
      rules: ['R132'],
      input: LoadCatalogue,
      gates: [asReceived, notOlder],
      tells: ({ model }) => `悪用が確認された脆弱性の一覧（${model.release}、${model.entryCount}件）を取り込んだ`,
      apply: ({ model, at }) => ({ ...model, loadedAt: at }),
    }),
  },
  figure: [{ act: 'load', from: 'keeper', to: ['keeper'], verb: '一覧を取り込む', provision: '付紙第10' }],
  summary: (m) => ({
    title: `悪用が確認された脆弱性の一覧（${m.release}）`,
    number: null,
    unitId: null,
    personId: m.loadedPersonId,
  }),
}
