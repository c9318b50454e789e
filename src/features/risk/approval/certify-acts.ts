import { actsOf } from '#kernel/pure/process.ts'
import {
  allPlanned,
  assessmentFinal,
  certificationFinal,
  nothingChanged,
  packageComplete,
  planFinal,
  returnedAfterAssessment,
} from './gates.ts'
import { Certify, Note, Reason, Review } from './inputs.ts'
import { foundOperable, independentCertifier, notCertifier, planReviewed } from './judge-gates.ts'
import type { Approval } from './model.ts'
import { add, binds, named, packageWords, signed, tell } from './tells.ts'
import { APPLICATION, ASSESSMENT, CERTIFICATION, PACKAGE, PLAN } from './words.ts'

const act = actsOf<Approval>()

const shortHash = (sha256: string | null) => `${(sha256 ?? '').slice(0, 16)}…`

/** Between 認証者 and 整備: evaluation, 将来対応計画, certification; then the application to the 情報保証責任者. */
export const certifyActs = {
  assess: act({
    title: '評価文書を交付する',
    by: 'certifier',
    from: 'submitted',
    to: 'assessed',
    rules: ['R120'],
    input: Note,
    gates: [independentCertifier(['R118', 'R120']), assessmentFinal, nothingChanged(['R119', 'R120'], APPLICATION)],
    help: 'セキュリティ評価計画書とセキュリティ評価報告書の両方を作成し、整備の責任者に提出します。',
    tells: ({ model }) => `評価文書を交付した：${named(model, ASSESSMENT)}`,
    apply: ({ model, actor }) => ({
      ...model,
      certPeople: add(model.certPeople, actor.personId),
      ...binds(model, 'assess', ASSESSMENT),
    }),
    notices: ({ model, input }) => [
      tell(
        model,
        '提出',
        'SYS_DEV',
        `セキュリティ評価文書が交付されました：${named(model, ASSESSMENT)}${input.note === null ? '' : `（${input.note}）`}`,
        ['R120'],
      ),
    ],
  }),
  'submit-plan': act({
    title: '将来対応計画書を提出する',
    by: 'dev',
    from: ['assessed', 'returned-cert'],
    to: 'planned',
    rules: ['R121'],
    input: Note,
    gates: [notCertifier, planFinal, allPlanned, returnedAfterAssessment],
    help: '評価の結果を踏まえ、適用する管理策の将来対応計画書を作成して認証者に提出します。不満足の管理策の全てに、計画の項目かリスク受容の申請が要ります。',
    tells: ({ model }) => `認証者に提出した：${named(model, PLAN)}`,
    apply: ({ model, actor }) => ({
      ...model,
      devPeople: add(model.devPeople, actor.personId),
      returnReason: null,
      returnedFrom: null,
      ...binds(model, 'plan', PLAN),
    }),
    notices: ({ model }) => [
      tell(model, '提出', 'CERT', `将来対応計画書が提出されました：${named(model, PLAN)}`, ['R121']),
    ],
  }),
  review: act({
    title: '将来対応計画書を審査する',
    by: 'certifier',
    from: 'planned',
    to: 'reviewed',
    rules: ['R123'],
    input: Review,
    gates: [
      independentCertifier(['R118', 'R123']),
      nothingChanged(['R121', 'R123'], [...APPLICATION, ...PLAN]),
      planReviewed,
    ],
    tells: ({ input }) => `将来対応計画書を審査した：${input.findings}`,
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      certPeople: add(model.certPeople, actor.personId),
      findings: input.findings,
      reviewedBy: signed(actor, as),
      reviewedAt: at,
    }),
  }),
  certify: act({
    title: '認証し、認証結果報告書を提出する',
    by: 'certifier',
    from: 'reviewed',
    to: 'certified',
    rules: ['R118', 'R124'],
    input: Certify,
    gates: [
      independentCertifier(['R118', 'R124']),
      certificationFinal,
      nothingChanged(['R123', 'R124'], [...APPLICATION, ...ASSESSMENT, ...PLAN]),
      foundOperable(['R124']),
    ],
    help: '情報システムを運用することが可能と認める場合に、認証結果報告書を整備の責任者に提出します。認めないときは差し戻します。',
    tells: ({ model }) => `運用することが可能と認め、${named(model, CERTIFICATION)}を提出した`,
    apply: ({ model, actor, as, at }) => ({
      ...model,
      certPeople: add(model.certPeople, actor.personId),
      certifiedBy: signed(actor, as),
      certifiedAt: at,
      ...binds(model, 'certify', CERTIFICATION),
    }),
    notices: ({ model, input }) => [
      tell(
        model,
        '提出',
        'SYS_DEV',
        `認証結果報告書が提出されました：${named(model, CERTIFICATION)}${input.note === null ? '' : `（${input.note}）`}`,
        ['R124'],
      ),
    ],
  }),
  'return-to-dev': act({
    title: '整備の責任者に差し戻す',
    by: 'certifier',
    from: ['submitted', 'planned', 'reviewed'],
    to: 'returned-cert',
    rules: ['R120', 'R123'],
    input: Reason,
    gates: [independentCertifier(['R118', 'R123'])],
    tells: ({ input }) => `整備の責任者に差し戻した：${input.reason}`,
    apply: ({ model, input, actor }) => ({
      ...model,
      certPeople: add(model.certPeople, actor.personId),
      returnReason: input.reason,
      returnedFrom: model.state,
    }),
    notices: ({ model, input }) => [
      tell(model, '連絡', 'SYS_DEV', `認証者から差し戻されました：${input.reason}`, ['R123']),
    ],
  }),
  apply: act({
    title: '情報保証責任者に運用承認を申請する',
    by: 'dev',
    from: ['certified', 'returned-iao'],
    to: 'applied',
    rules: ['R125'],
    input: Note,
    gates: [notCertifier, packageComplete, nothingChanged(['R125'])],
    help: '運用承認申請文書3点、セキュリティ評価文書2点、認証結果報告書を添えます。将来対応計画書も添えます（達の列挙にはありませんが、残るリスクの判断に要るため、本製品の設定で添えます）。',
    tells: ({ model }) =>
      `情報保証責任者に運用承認を申請した：${packageWords(model)}（文書一式のSHA-256 ${shortHash(model.presentHash)}）`,
    apply: ({ model, actor, as, at }) => ({
      ...model,
      devPeople: add(model.devPeople, actor.personId),
      appliedBy: signed(actor, as),
      appliedAt: at,
      returnReason: null,
      returnedFrom: null,
      packageHash: model.presentHash,
      ...binds(model, 'apply', PACKAGE),
    }),
    notices: ({ model }) => [tell(model, '提出', 'IAO', '運用承認が申請されました。審査をお願いします。', ['R125'])],
  }),
}
