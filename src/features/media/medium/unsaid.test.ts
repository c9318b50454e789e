import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW } from '#kernel/pure/process.ts'
import type { Medium } from './model.ts'
import { medium } from './process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { aMedium, attempt } from '../media-for-tests.ts'
import { member, officer } from '../people-for-tests.ts'

const before = aMedium({ state: NEW, number: '', numberShown: false, placeId: null })
const secret = aMedium({ state: 'secret', kind: 'secret-pointer', placeId: null, pointerRegister: '秘密登録簿' })

type Given = { on?: Medium; typed: Readonly<Record<string, unknown>>; by?: Actor }

const attemptWith = (act: string, { on = before, typed, by = officer }: Given) =>
  attempt(medium, on, act, typed, { by })

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
