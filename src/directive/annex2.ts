import type { PostKey } from './organisation/posts.ts'
import type { UnitKey } from './organisation/units.ts'

/** One post of 付紙第2 and the unit it answers for. */
export type ResponsibleUnit = {
  readonly post: PostKey
  readonly unit: UnitKey
  readonly organisation: '統合幕僚監部' | '統合幕僚学校' | '自衛隊サイバー防衛隊'
  readonly department?: string
  /** Stands for as many rows as there are sub-units; those are added at set-up. */
  readonly isOpen?: true
  /** Other units the same post answers for. */
  readonly alsoUnits?: readonly UnitKey[]
  readonly inferred?: string
}

/** The 部隊等情報保証責任者 of 付紙第2, in its order. */
export const ANNEX_2_POSTS: readonly ResponsibleUnit[] = [
  { post: 'general-affairs-chief', unit: 'js-general-affairs', organisation: '統合幕僚監部', department: '総務部' },
  {
    post: 'personnel-education-chief',
    unit: 'js-personnel-education',
    organisation: '統合幕僚監部',
    department: '総務部',
  },
  { post: 'operations-1-chief', unit: 'js-operations-1', organisation: '統合幕僚監部', department: '運用部' },
  { post: 'operations-2-chief', unit: 'js-operations-2', organisation: '統合幕僚監部', department: '運用部' },
  { post: 'operations-3-chief', unit: 'js-operations-3', organisation: '統合幕僚監部', department: '運用部' },
  { post: 'defense-chief', unit: 'js-defense', organisation: '統合幕僚監部', department: '防衛計画部' },
  { post: 'planning-chief', unit: 'js-planning', organisation: '統合幕僚監部', department: '防衛計画部' },
  { post: 'c4-planning-chief', unit: 'js-c4-planning', organisation: '統合幕僚監部', department: '指揮通信システム部' },
  {
    post: 'c4-operations-chief',
    unit: 'js-c4-operations',
    organisation: '統合幕僚監部',
    department: '指揮通信システム部',
  },
  {
    post: 'operations-coordinator',
    unit: 'js-chief-counsellor',
    alsoUnits: ['js-counsellor'],
    organisation: '統合幕僚監部',
    department: '首席参事官・参事官',
    inferred:
      '表では首席参事官、運用調整官、参事官の順に現れる。首席参事官と参事官を部官名、運用調整官を両者に共通の責任者として読んだ。',
  },
  { post: 'deputy-spokesperson', unit: 'js-press', organisation: '統合幕僚監部', department: '報道官' },
  { post: 'legal-officer', unit: 'js-legal', organisation: '統合幕僚監部', department: '首席法務官' },
  {
    post: 'logistics-office-head',
    unit: 'js-logistics-office',
    organisation: '統合幕僚監部',
    department: '首席後方補給官',
  },
  { post: 'college-planning-head', unit: 'jsc-planning', organisation: '統合幕僚学校' },
  { post: 'college-general-affairs-chief', unit: 'jsc-general-affairs', organisation: '統合幕僚学校' },
  { post: 'college-education-chief', unit: 'jsc-education', organisation: '統合幕僚学校' },
  { post: 'college-peace-head', unit: 'jsc-peace', organisation: '統合幕僚学校' },
  { post: 'cyber-hq-2-chief', unit: 'cyber-hq-2', organisation: '自衛隊サイバー防衛隊', department: '隊本部' },
  {
    post: 'cyber-subunit-commander',
    unit: 'cyber-subunit',
    organisation: '自衛隊サイバー防衛隊',
    department: '各隊',
    isOpen: true,
    inferred: '各隊の名は示されていない。隊を追加するたびに行を加える。',
  },
]
