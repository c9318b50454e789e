import { z } from 'zod'
import { day, pick, text } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { chosen, postName } from '../candidates.ts'
import { administrator, confirmInference, inferredField } from '../inference.ts'
import type { Post } from './model.ts'

const act = actsOf<Post>()

const outlasts = (period: { endsOn: string | null }, day_: string): boolean =>
  period.endsOn === null || period.endsOn > day_

/** 官職: the posts that 付紙第１ and 付紙第２ make responsible, and any other. */
export const post: Process<Post> = {
  key: 'organisation.post',
  title: '官職',
  provision: '付紙第1・付紙第2',
  rules: ['R002', 'R042', 'R044'],
  lanes: administrator,
  states: {
    established: { label: '置かれている', tone: 'ok' },
    abolished: { label: '廃止', tone: 'gone', closed: true },
  },
  acts: {
    establish: act({
      title: '官職を設ける',
      by: 'administrator',
      from: NEW,
      to: 'established',
      rules: ['R002', 'R042', 'R044'],
      input: z.object({
        unitId: pick('置く部隊等・課等', 'unit'),
        title: text('官職名'),
        startsOn: day('設けた日'),
        inferred: inferredField(),
      }),
      gates: [
        {
          code: 'unit-unknown',
          rules: ['R044'],
          title: '置く部隊等・課等が今ある',
          asks: 'unitId',
          holds: ({ model, input }) => chosen(model.units, input.unitId) !== undefined,
          why: () => '選んだ部隊等・課等は、ないか廃止されています。',
        },
      ],
      tells: ({ model, input }) =>
        `${chosen(model.units, input.unitId)?.name ?? ''}に「${input.title}」を${wareki(input.startsOn)}付けで設けた`,
      apply: ({ model, input }) => ({
        ...model,
        ...input,
        unitId: chosen(model.units, input.unitId)?.id ?? '',
        unitName: chosen(model.units, input.unitId)?.name ?? '',
      }),
    }),
    rename: act({
      title: '官職名を改める',
      by: 'administrator',
      from: 'established',
      to: 'established',
      rules: ['R042', 'R044'],
      input: z.object({ title: text('新しい官職名'), on: day('改める日') }),
      help: '指定と補職はそのまま続きます。記録に残った官職名は、その時のまま変わりません。',
      tells: ({ model, input }) => `「${model.title}」を「${input.title}」に改めた（${wareki(input.on)}付け）`,
      apply: ({ model, input }) => ({ ...model, title: input.title }),
    }),
    abolish: act({
      title: '廃止する',
      by: 'administrator',
      from: 'established',
      to: 'abolished',
      rules: ['R002', 'R042', 'R044'],
      input: z.object({ endsOn: day('廃止の日', { hint: 'この日からは無い。' }), reason: text('根拠・理由') }),
      irreversible: true,
      gates: [
        {
          code: 'designations-remain',
          rules: ['R002', 'R042', 'R044'],
          title: '指定が、廃止の日までに解かれている',
          asks: 'endsOn',
          holds: ({ model, input }) => !model.designations.some((d) => outlasts(d, input.endsOn)),
          why: ({ model, input }) =>
            `この官職は今も責任者に指定されています（${model.designations
              .filter((d) => outlasts(d, input.endsOn))
              .map((d) => `${d.role} ${d.over}`.trim())
              .join('、')}）。廃止すると責任者がいなくなります。`,
          remedy: ({ model }) => ({
            text: '先に指定を解き、別の官職を指定する',
            href: `/registers/designations?post=${model.id}`,
          }),
        },
        {
          code: 'incumbents-remain',
          rules: ['R002'],
          title: '就いている人が、廃止の日までに離れている',
          asks: 'endsOn',
          holds: ({ model, input }) => !model.holders.some((h) => outlasts(h, input.endsOn)),
          why: ({ model, input }) =>
            `${model.holders
              .filter((h) => outlasts(h, input.endsOn))
              .map((h) => h.name)
              .join('、')}が就いています。`,
          remedy: ({ model }) => ({ text: '先に離任を記録する', href: `/registers/incumbencies?post=${model.id}` }),
        },
      ],
      tells: ({ input }) => `${wareki(input.endsOn)}付けで廃止した（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.endsOn }),
    }),
    'confirm-inference': confirmInference<Post>('established', ['R042', 'R044']),
  },
  figure: [],
  summary: (m) => ({ title: postName(m), number: null, unitId: m.unitId }),
}
