import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW } from '#kernel/pure/process.ts'
import type { Medium } from './model.ts'
import { medium } from './process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { aMedium, aMediumInUse, attempt, aUse, ELSEWHERE, refusalOf } from '../media-for-tests.ts'
import { keeper, member, NOW, officer } from '../people-for-tests.ts'

const before = aMedium({ state: NEW, number: '', numberShown: false, placeId: null })
const unlabelled = aMedium({ state: 'unlabelled', numberShown: false })
const disclosable = aMedium({ kind: 'disclosable', state: 'unlabelled', numberShown: false, number: '企画-R8-開-0003' })
const encrypting = aMedium({ encrypts: true })
const erased = aMedium({ state: 'erased', erasedOn: '2026-11-06' })
const secret = aMedium({ state: 'secret', kind: 'secret-pointer', placeId: null, pointerRegister: '秘密登録簿' })

type Given = { on?: Medium; typed: Readonly<Record<string, unknown>>; by?: Actor }

const attemptWith = (act: string, { on = before, typed, by = officer }: Given) =>
  attempt(medium, on, act, typed, { by })

describe('one answer is wrong, all others are right', () => {
  test.each<[name: string, act: string, given: Given, code: string, rules: string[]]>([
    [
      'R058, R059: commercial content is not registered, the label 「市販」 is offered instead',
      'register',
      { typed: { ...FILLED.register, kind: 'commercial' } },
      'commercial-not-registered',
      ['R058', 'R059'],
    ],
    [
      'R060: downloaded commercial content must become 業務用 or 開示可能',
      'register',
      { typed: { ...FILLED.register, trigger: 'downloaded', kind: 'commercial' } },
      'downloaded-commercial',
      ['R060'],
    ],
    [
      'R062: a medium for several kinds of data is not registered',
      'register',
      { typed: { ...FILLED.register, mixing: 'mixed' } },
      'kinds-mixed',
      ['R062'],
    ],
    [
      'R062: nor is it registered again so',
      'register-again',
      { on: erased, typed: { ...FILLED.reuse, mixing: 'mixed' } },
      'kinds-mixed',
      ['R062'],
    ],
    [
      'R063: separated areas need their grounds on record',
      'register',
      { typed: { ...FILLED.register, mixing: 'separated', separationGrounds: '　' } },
      'separation-without-grounds',
      ['R063'],
    ],
    [
      'R055: 開示可能データ is registered after write protection, not before',
      'register',
      { typed: { ...FILLED.disclosable, writeProtectedOn: '' } },
      'not-write-protected',
      ['R055'],
    ],
    [
      'R055: write protection promised for tomorrow is none',
      'register',
      { typed: { ...FILLED.disclosable, writeProtectedOn: '令和8年11月10日' } },
      'not-write-protected',
      ['R055'],
    ],
    [
      'R052: 秘密以上 is registered as a pointer, so the secrecy register must be named',
      'register',
      { typed: { ...FILLED.secret, pointerRegister: '' } },
      'secret-pointer-only',
      ['R052'],
    ],
    [
      'R052: nothing may be noted about a secret medium',
      'register',
      { typed: { ...FILLED.secret, note: '作戦計画の草案' } },
      'secret-pointer-only',
      ['R052'],
    ],
    [
      'R052: nor on what its areas are separated',
      'register',
      { typed: { ...FILLED.secret, separationGrounds: '作戦計画の領域' } },
      'secret-pointer-only',
      ['R052'],
    ],
    [
      'R052: nor when it is registered again',
      'register-again',
      {
        on: erased,
        typed: { ...FILLED.secret, mixing: 'separated', separationGrounds: '作戦計画の領域' },
      },
      'secret-pointer-only',
      ['R052'],
    ],
    [
      'R052: of a secret medium nothing is corrected but its register',
      'correct',
      { on: aMedium({ ...secret, state: 'lost' }), typed: { field: 'note', value: '作戦計画', reason: '追記' } },
      'pointer-by-secrecy-rules',
      ['R052'],
    ],
    [
      'R052: a secret medium is not destroyed by the rules of business data',
      'destroy',
      { on: aMedium({ ...secret, state: 'stopped' }), typed: FILLED.disposal },
      'pointer-by-secrecy-rules',
      ['R052'],
    ],
    [
      'R052: nor is any other medium ended by those of secrecy',
      'end-pointer',
      {
        on: aMedium({ state: 'stopped' }),
        typed: { how: 'destroyed', referenceNumber: '企画秘第9号', on: '2026-11-09' },
      },
      'not-a-pointer',
      ['R052'],
    ],
    [
      'R052: the end of a secret medium is recorded once done',
      'end-pointer',
      { on: secret, typed: { how: 'destroyed', referenceNumber: '企画秘第9号', on: '2026-11-10' } },
      'future-date',
      ['R052'],
    ],
    [
      'R016: what is on record as infected is not used, whatever the check says',
      'begin-use',
      { on: aMedium({ infectedSince: NOW }), by: member, typed: FILLED.use },
      'infection-not-cleared',
      ['R016'],
    ],
    [
      'R064, R065: an exemption from encryption is claimed only where one is in force',
      'begin-use',
      { on: encrypting, by: member, typed: { ...FILLED.use, encryptionSet: 'exempt' } },
      'encryption-not-set',
      ['R018', 'R064'],
    ],
    [
      'R054: a medium somebody has outside is not destroyed',
      'destroy',
      { on: aMedium({ state: 'stopped', takeOut: { id: 'x', state: 'out' } }), typed: FILLED.disposal },
      'take-out-open',
      ['R049', 'R054'],
    ],
    [
      'R048, R061: a medium is kept at a designated place',
      'register',
      { typed: { ...FILLED.register, placeId: ELSEWHERE } },
      'place-not-designated',
      ['R048', 'R061'],
    ],
    [
      'R048, R061: a medium without a place is not registered',
      'register',
      { typed: { ...FILLED.register, placeId: '' } },
      'place-not-designated',
      ['R048', 'R061'],
    ],
    [
      'R048, R061: it is moved to designated places only',
      'move',
      { on: aMedium(), typed: { placeId: ELSEWHERE } },
      'place-not-designated',
      ['R048', 'R061'],
    ],
    [
      'R048, R053: it is put back to a designated place',
      'return-use',
      { on: aMediumInUse(), by: member, typed: { placeId: ELSEWHERE } },
      'place-not-designated',
      ['R048', 'R061'],
    ],
    [
      'R048, R053: also when the keeper records it',
      'take-back',
      { on: aMediumInUse(), by: keeper, typed: { placeId: ELSEWHERE } },
      'place-not-designated',
      ['R048', 'R061'],
    ],
    [
      'R051: the number must be shown on the medium before it is kept',
      'show-number',
      { on: unlabelled, typed: {} },
      'number-not-shown',
      ['R051', 'R057'],
    ],
    [
      'R057: a disclosable medium shows 「開示」 besides its number',
      'show-number',
      { on: disclosable, typed: { numberShown: 'yes' } },
      'disclosure-not-shown',
      ['R057'],
    ],
    [
      'R015, R016, R068: what the check found infected is not used',
      'begin-use',
      { on: aMedium(), by: member, typed: { ...FILLED.use, virusCheck: 'infected' } },
      'infected',
      ['R015', 'R016', 'R068'],
    ],
    [
      'R053, R054, R070: outside the unit’s own area the use log will not do',
      'begin-use',
      { on: aMedium(), by: member, typed: { ...FILLED.use, area: 'other' } },
      'outside-own-area',
      ['R053', 'R054', 'R070'],
    ],
    [
      'R018, R064: data of an encrypting system are not handled without encryption set',
      'begin-use',
      { on: encrypting, by: member, typed: { ...FILLED.use, encryptionSet: 'not-system-data' } },
      'encryption-not-set',
      ['R018', 'R064'],
    ],
    [
      'R053: a return that nobody made cannot be confirmed',
      'confirm-return',
      { on: aMedium(), by: keeper, typed: {} },
      'nothing-to-confirm',
      ['R053'],
    ],
    [
      'R053: whoever used the medium does not confirm the return',
      'confirm-return',
      { on: aMedium({ use: aUse({ userId: keeper.personId, returnedAt: NOW }) }), by: keeper, typed: {} },
      'own-return',
      ['R053'],
    ],
    [
      'R066: erasure is seen by a second person',
      'erase',
      { on: aMedium(), typed: { ...FILLED.disposal, witness: '保全係 1等陸曹　保科守' } },
      'one-person-only',
      ['R066', 'R067'],
    ],
    [
      'R066: erasure is recorded once done',
      'erase',
      { on: aMedium(), typed: { ...FILLED.disposal, on: '2026-11-10' } },
      'future-date',
      ['R066', 'R067'],
    ],
    [
      'R067: destruction is seen by a second person',
      'destroy',
      { on: erased, typed: { ...FILLED.disposal, witness: FILLED.disposal.operator } },
      'one-person-only',
      ['R066', 'R067'],
    ],
    [
      'R056, R069: business data are not handed over',
      'hand-over',
      { on: aMedium(), typed: { to: '取材記者', reason: '広報' } },
      'not-disclosable',
      ['R056', 'R069'],
    ],
    [
      'R015, R068: drafting a secret document begins with a clean check',
      'record-secret-input',
      { on: secret, by: member, typed: { ...FILLED.secretInput, virusCheck: 'infected' } },
      'infected',
      ['R015', 'R016', 'R068'],
    ],
  ])('%s', (_name, act, given, code, rules) => {
    expect(refusalOf(attemptWith(act, given))).toEqual({ codes: [code], rules })
  })
})
