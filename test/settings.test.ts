import { expect, test } from 'vitest'
import { RECEIPT_DAYS, RECEIPT_SETTING } from '#kernel/act/notices.ts'
import { KEEP_DAYS, KEEP_SETTING } from '#features/compliance/evidence/words.ts'
import { LIMIT_DAYS, LIMIT_SETTING } from '#features/media/exemption/model.ts'
import { REMINDER_DAYS, REMINDER_SETTING } from '#features/media/transfer/reminders.ts'
import { DAILY_HOUR, DAILY_SETTING } from '#features/notices/daily/run.ts'
import { PLEDGE_SETTINGS } from '#features/pledges/settings.ts'
import { VALID_MONTHS, VALID_MONTHS_SETTING } from '#features/risk/approval/validity.ts'
import { SETTINGS } from '#features/settings/definitions.ts'
import { PASSKEY_DEMAND, SESSION_SETTINGS } from '#features/sign-in/session-store.ts'
import { isForTests, sources } from './sources.ts'

const { idle, lifetime } = SESSION_SETTINGS

test('the register of settings says what their readers take when nothing is set', () => {
  expect(Object.fromEntries(SETTINGS.map((s) => [s.key, s.standard]))).toEqual({
    [REMINDER_SETTING]: REMINDER_DAYS,
    [LIMIT_SETTING]: LIMIT_DAYS,
    [RECEIPT_SETTING]: RECEIPT_DAYS,
    [DAILY_SETTING]: DAILY_HOUR,
    [VALID_MONTHS_SETTING]: VALID_MONTHS,
    ...Object.fromEntries(Object.values(PLEDGE_SETTINGS).map(({ key, usual }) => [key, usual])),
    [KEEP_SETTING]: KEEP_DAYS,
    [idle.key]: idle.usual,
    [lifetime.key]: lifetime.usual,
    [PASSKEY_DEMAND.key]: PASSKEY_DEMAND.usual,
  })
})

test('nothing else reads the table of settings: whatever does has a definition above', () => {
  const readers = sources()
    .filter(
      ({ path, text }) =>
        /^src\/.*\.tsx?$/u.test(path) && !isForTests(path) && /\bfrom setting\b|From\('setting'\)/u.test(text),
    )
    .map(({ path }) => path)
  expect(readers.toSorted()).toEqual([
    'src/demo/prepare-demo.ts',
    'src/features/compliance/evidence/keep-days.ts',
    'src/features/media/exemption/store.ts',
    'src/features/media/transfer/reminders-store.ts',
    'src/features/notices/daily/run.ts',
    'src/features/pledges/settings.ts',
    'src/features/risk/approval/validity.ts',
    'src/features/settings/store.ts',
    'src/features/sign-in/session-store.ts',
    'src/kernel/act/notices.ts',
    'src/main.ts',
  ])
})
