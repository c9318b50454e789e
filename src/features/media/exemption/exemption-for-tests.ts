import type { Actor } from '#kernel/pure/actor.ts'
import { NEW } from '#kernel/pure/process.ts'
import { anActor, GENERAL, member, numbered, PLANNING, TODAY } from '../people-for-tests.ts'
import type { Exemption } from './model.ts'

export const SYSTEM = { id: numbered(1201), name: '中央指揮システム' }

const of = (given: Parameters<typeof anActor>[0], systemId: string): Actor => {
  const base = anActor(given)
  const [first] = base.authorities
  if (!first) throw new Error('an actor of tests holds a role')
  return {
    ...base,
    reach: { ...base.reach, systems: [systemId] },
    authorities: [
      ...base.authorities,
      { ...first, role: 'SYS_OPS', unitId: null, unitName: null, systemId, systemName: SYSTEM.name },
    ],
  }
}

/** 情報システム情報保証責任者（運用） of the system, and of another one. */
export const operator = of({ nth: 21, name: '運野 用', rank: '1等海佐', post: '運用課長', unit: GENERAL }, SYSTEM.id)
export const otherOperator = of(
  { nth: 22, name: '別田 系', rank: '1等陸佐', post: '別課長', unit: GENERAL },
  numbered(1299),
)

/** One person in both posts: the applicant who also operates the system. */
export const operatingApplicant = of(
  { nth: 4, name: member.name, rank: member.rank, post: '企画班員', unit: PLANNING },
  SYSTEM.id,
)

export const anApplication = (given: Partial<Exemption> = {}): Exemption => ({
  id: numbered(1301),
  state: 'requested',
  version: 1,
  number: null,
  mediumId: numbered(501),
  mediumNumber: '企画-R8-業-0012',
  medium: { state: 'kept', kind: 'business' },
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  unitMark: PLANNING.mark,
  systemId: SYSTEM.id,
  systemName: SYSTEM.name,
  applicantId: member.personId,
  applicantName: `${member.rank} ${member.name}`,
  applicantPost: '企画班員',
  contents: '訓練の図一式',
  hindrance: '共同訓練の相手の端末は暗号化した媒体を読めず、当日の指揮所活動が止まるおそれがある',
  unavoidable: '相手の端末に復号の手段を入れることは認められず、電送の経路も開設されていない',
  substitute: '施錠した容器で二人が運び、使用後に消去する',
  startsOn: TODAY,
  endsOn: '2026-11-30',
  unitOpinion: null,
  decidedBy: null,
  disabledAt: null,
  restoredAt: null,
  limitDays: 90,
  systems: [SYSTEM],
  another: null,
  ...given,
})

export const aBlankApplication = (given: Partial<Exemption> = {}): Exemption =>
  anApplication({ state: NEW, version: 0, systemId: null, systemName: null, ...given })

export const reviewed = anApplication({ state: 'reviewed', unitOpinion: '申請のとおり認められたい' })

export const inForce = anApplication({
  state: 'in-force',
  number: '企画-R8-例-001',
  unitOpinion: '申請のとおり認められたい',
  decidedBy: '運用課長 1等海佐 運野 用',
  disabledAt: new Date('2026-11-09T01:00:00Z'),
})

/** Forms filled in so that every gate holds; a test changes the one answer it is about. */
export const EXEMPTION_FILLED = {
  request: {
    systemId: SYSTEM.id,
    contents: '訓練の図一式',
    startsOn: TODAY,
    endsOn: '2026-11-30',
    hindrance: anApplication().hindrance,
    unavoidable: anApplication().unavoidable,
    substitute: anApplication().substitute,
  },
  opine: { opinion: 'agree', reason: '訓練に欠かせない' },
  permit: { hindranceJudged: 'yes', unavoidableJudged: 'yes' },
  restore: { encryptionOn: 'yes', plainDataGone: 'yes' },
} as const
