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

describe('nothing may be left unsaid', () => {
  test.each<[name: string, act: string, given: Given, field: string]>([
    [
      'R050: what brought the medium into the register',
      'register',
      { typed: { ...FILLED.register, trigger: '' } },
      'trigger',
    ],
    ['R048, R062: what kind of data it is for', 'register', { typed: { ...FILLED.register, kind: '' } }, 'kind'],
    ['R062: whether kinds are mixed', 'register', { typed: { ...FILLED.register, mixing: '' } }, 'mixing'],
    [
      'R053: where it is used',
      'begin-use',
      { on: aMedium(), by: member, typed: { ...FILLED.use, place: '　' } },
      'place',
    ],
    [
      'R053: for what it is used',
      'begin-use',
      { on: aMedium(), by: member, typed: { ...FILLED.use, purpose: '' } },
      'purpose',
    ],
    [
      'R015, R068: what the virus check found',
      'begin-use',
      { on: aMedium(), by: member, typed: { ...FILLED.use, virusCheck: '' } },
      'virusCheck',
    ],
    [
      'R018: how encryption is set',
      'begin-use',
      { on: aMedium(), by: member, typed: { ...FILLED.use, encryptionSet: '' } },
      'encryptionSet',
    ],
    [
      'R016: how the virus was removed',
      'clear-infection',
      { on: aMedium({ state: 'stopped' }), typed: { method: '', on: '2026-11-09' } },
      'method',
    ],
    ['R066: how it was erased', 'erase', { on: aMedium(), typed: { ...FILLED.disposal, method: '' } }, 'method'],
    ['R067: who stood by', 'destroy', { on: aMedium(), typed: { ...FILLED.disposal, witness: '' } }, 'witness'],
    [
      'R011: the number of the document, in the input record',
      'record-secret-input',
      { on: secret, by: member, typed: { ...FILLED.secretInput, referenceNumber: '' } },
      'referenceNumber',
    ],
    [
      'R049: why the register is corrected',
      'correct',
      { on: aMedium(), typed: { field: 'model', value: 'SU-1033', reason: '' } },
      'reason',
    ],
  ])('%s', (_name, act, given, field) => {
    expect(attemptWith(act, given)).toEqual({ kind: 'invalid', fields: [field] })
  })
})
