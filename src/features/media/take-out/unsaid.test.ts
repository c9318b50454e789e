import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW } from '#kernel/pure/process.ts'
import type { TakeOut } from './model.ts'
import { takeOut } from './process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { aTakeOut, attempt, CABINET } from '../media-for-tests.ts'
import { member, NOW, officer } from '../people-for-tests.ts'

const before = aTakeOut({ state: NEW, applicantId: '' })
const permitted = aTakeOut({ state: 'permitted', permittedBy: '企画課長 1等空佐 水城 航', permittedAt: NOW })

type Given = { on?: TakeOut; typed: Readonly<Record<string, unknown>>; by?: Actor }

const attemptWith = (act: string, { on = before, typed, by = member }: Given) =>
  attempt(takeOut, on, act, typed, { by })

describe('nothing may be left unsaid', () => {
  test.each<[name: string, act: string, given: Given, field: string]>([
    ['R070: the business reason', 'request', { typed: { ...FILLED.request, reason: '　' } }, 'reason'],
    ['R054: where it goes', 'request', { typed: { ...FILLED.request, destination: '' } }, 'destination'],
    [
      'R069, R070: whether it goes to another area of the ministry',
      'request',
      { typed: { ...FILLED.request, area: '' } },
      'area',
    ],
    ['R070: until when', 'request', { typed: { ...FILLED.request, endsOn: '' } }, 'endsOn'],
    ['R012: which data are on it', 'request', { typed: { ...FILLED.request, contents: '' } }, 'contents'],
    ['R064: whether they are encrypted', 'request', { typed: { ...FILLED.request, encryption: '' } }, 'encryption'],
    ['R015: what the virus check found', 'request', { typed: { ...FILLED.request, virusCheck: '' } }, 'virusCheck'],
    ['R014: why it is sent back', 'send-back', { on: aTakeOut(), by: officer, typed: { comment: ' ' } }, 'comment'],
    ['R014: why it is refused', 'refuse', { on: aTakeOut(), by: officer, typed: { comment: '' } }, 'comment'],
    [
      'R015: what the check on return found',
      'return',
      { on: aTakeOut({ ...permitted, state: 'out' }), typed: { placeId: CABINET.id } },
      'returnCheck',
    ],
    [
      'R048: where it was put back',
      'return',
      { on: aTakeOut({ ...permitted, state: 'out' }), typed: { returnCheck: 'clean', placeId: '' } },
      'placeId',
    ],
  ])('%s', (_name, act, given, field) => {
    expect(attemptWith(act, given)).toEqual({ kind: 'invalid', fields: [field] })
  })
})
