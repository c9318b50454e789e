import { CABINET, SAFE } from '../media-for-tests.ts'
import { GENERAL, numbered, PLANNING, TODAY } from '../people-for-tests.ts'
import type { Incident } from './model.ts'

/** A lost stick of 企画課 with its case open. */
export const anIncident = (given: Partial<Incident> = {}): Incident => ({
  id: numbered(1101),
  state: 'open',
  version: 1,
  number: '企画-R8-事-003',
  kind: 'loss',
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  unitMark: PLANNING.mark,
  mediumId: numbered(501),
  mediumNumber: '企画-R8-業-0012',
  mediumState: 'lost',
  mediumKind: 'business',
  transferId: null,
  transferNumber: null,
  otherUnitId: null,
  foundOn: TODAY,
  foundBy: '2等海尉 使田 用',
  circumstances: '保管庫に戻っていない',
  measures: null,
  outcome: null,
  places: [CABINET, SAFE],
  ...given,
})

/** A stick that 総務課 received with another model than the slip said. */
export const aDifference = (given: Partial<Incident> = {}): Incident =>
  anIncident({
    kind: 'difference',
    mediumState: 'moved',
    transferId: numbered(901),
    transferNumber: '企画-R8-送-012',
    otherUnitId: GENERAL.id,
    ...given,
  })
