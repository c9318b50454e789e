import type { DocumentPart } from '../documents/part.ts'
import { scoreText, TREATMENTS } from './words.ts'

const isTreatment = (word: string): word is keyof typeof TREATMENTS => Object.hasOwn(TREATMENTS, word)

/** The system's open risks as the risk assessments carry them, in the order of their numbers. */
export const risksPart: DocumentPart = {
  key: 'risks',
  title: 'リスクの一覧',
  snapshot: async (tx, { systemId }) => {
    const rows = await tx
      .selectFrom('risk')
      .selectAll()
      .where('systemId', '=', systemId)
      .where('state', '<>', 'closed')
      .orderBy('number')
      .orderBy('id')
      .execute()
    return {
      columns: [
        { key: 'number', title: '番号' },
        { key: 'title', title: 'リスク' },
        { key: 'threat', title: '脅威' },
        { key: 'vulnerability', title: '脆弱性' },
        { key: 'score', title: 'リスク値' },
        { key: 'treatment', title: '対応方針' },
        { key: 'measures', title: '対応の内容' },
        { key: 'residual', title: '残留リスク' },
        { key: 'controls', title: '管理策' },
      ],
      rows: rows.map((r) => ({
        key: r.id,
        cells: {
          number: r.number,
          title: r.title,
          threat: r.threat,
          vulnerability: r.vulnerability,
          score: scoreText(r.likelihood, r.impact),
          treatment: r.treatment !== null && isTreatment(r.treatment) ? TREATMENTS[r.treatment] : null,
          measures: r.measures,
          residual:
            r.residualLikelihood === null || r.residualImpact === null
              ? null
              : scoreText(r.residualLikelihood, r.residualImpact),
          controls: r.controlIds.length === 0 ? null : r.controlIds.join('、'),
        },
      })),
    }
  },
}
