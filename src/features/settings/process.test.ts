import { describe, expect, test } from 'vitest'
import { NEW } from '#kernel/pure/process.ts'
import { administrator, NOW, officer, TODAY } from '#features/media/people-for-tests.ts'
import { decide } from '#kernel/pure/decide.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { SETTINGS, settingOf, type Setting, type SettingValue } from './definitions.ts'
import { settingProcess, type SettingCase } from './process.ts'
import { inForce, inRange, readValue, valueText } from './value.ts'

const setting = (key: string): Setting => {
  const found = settingOf(key)
  if (!found) throw new Error(`no setting ${key}`)
  return found
}

const days = setting('media.transfer.reminder-days')
const limit = setting('media.exemption.limit-days')
const idle = setting('sign-in.idle-minutes')

const aSetting = (of: Setting, given: Partial<SettingCase> = {}): SettingCase => {
  const value: SettingValue = given.value ?? of.standard
  return {
    id: 'x',
    state: 'standard',
    version: 1,
    setting: of,
    value,
    valueText: valueText(of, value),
    existing: null,
    ...given,
  }
}

/** The codes of a refusal, or the state and value after. */
const attempt = (
  model: SettingCase,
  actKey: 'change' | 'restore-default',
  typed: { value?: string; reason?: string },
  actor: Actor = administrator,
) => {
  const act = settingProcess.acts[actKey]
  const input: unknown = act?.input.parse({ reason: '訓練のため', ...typed })
  const verdict = decide(settingProcess, model, actKey, { actor, input, at: NOW, today: TODAY })
  if (!act || !verdict.ok) return verdict.ok ? [] : verdict.refusals.map((r) => r.code)
  const context = { model, input, actor, as: verdict.value.as, at: NOW, today: TODAY, number: '' }
  const state = typeof act.to === 'string' ? act.to : act.to(context)
  return { state, value: act.apply(context).value, tells: act.tells?.(context) }
}

describe('changing a setting', () => {
  test('R065: the limit of days is another one, and the record says from what, to what and why', () => {
    expect(attempt(aSetting(limit, { state: NEW }), 'change', { value: '６０日' })).toEqual({
      state: 'changed',
      value: 60,
      tells: '「暗号化の無効化を許せる日数」を90日から60日に変えた（訓練のため）',
    })
  })

  test('R047: several days are read in the ways people write them', () => {
    for (const value of ['5、10', '5,10', '5日・10日', '５ １０'])
      expect(attempt(aSetting(days), 'change', { value })).toMatchObject({ state: 'changed', value: [5, 10] })
  })

  test('to the standard value is no longer a change from it', () => {
    expect(attempt(aSetting(idle, { state: 'changed', value: 30 }), 'change', { value: '60' })).toMatchObject({
      state: 'standard',
    })
  })

  test.each([
    [idle, '4', 'value-out-of-range'],
    [idle, '1441', 'value-out-of-range'],
    [limit, '0', 'value-out-of-range'],
    [days, '7、3', 'value-out-of-range'],
    [days, '3、3', 'value-out-of-range'],
    [days, '1、2、3、4、5、6', 'value-out-of-range'],
    [days, '366', 'value-out-of-range'],
    [limit, '3、7', 'value-unreadable'],
    [limit, '-1', 'value-unreadable'],
    [limit, '九十', 'value-unreadable'],
    [days, '3.5', 'value-unreadable'],
    [limit, '90', 'value-unchanged'],
    [days, '3,7,14', 'value-unchanged'],
  ])('%# refuses what it may not be', (of, value, code) => {
    expect(attempt(aSetting(of), 'change', { value })).toEqual([code])
  })

  test('is not for those who only use the system', () => {
    expect(attempt(aSetting(limit), 'change', { value: '60' }, officer)).toEqual(['not-your-role'])
  })

  test('begins no second case of the same setting', () => {
    const again = aSetting(limit, { state: NEW, existing: 'y' })
    expect(attempt(again, 'change', { value: '60' })).toEqual(['setting-has-case'])
  })

  test('the form says which setting it is, what holds and that the directive is silent', () => {
    const help = settingProcess.acts['change']?.help
    expect(typeof help === 'function' ? help(aSetting(days)) : help).toMatch(
      /受領票を待つ日数.*3日・7日・14日.*達に定めがないため本製品が定めた値/u,
    )
  })
})

describe('restoring the standard value', () => {
  test('R065: the record says so', () => {
    expect(attempt(aSetting(limit, { state: 'changed', value: 60 }), 'restore-default', {})).toEqual({
      state: 'standard',
      value: 90,
      tells: '「暗号化の無効化を許せる日数」を60日から既定の90日に戻した（訓練のため）',
    })
  })

  test('is refused where it holds already', () => {
    expect(attempt(aSetting(limit), 'restore-default', {})).toEqual(['value-is-standard'])
  })
})

describe('the definitions', () => {
  test('each has a key, a number and a title of its own', () => {
    for (const of of ['key', 'number', 'title'] as const)
      expect(new Set(SETTINGS.map((s) => s[of])).size).toBe(SETTINGS.length)
  })

  test('each standard value is one that may be entered, as it is shown', () => {
    for (const each of SETTINGS) {
      expect(inRange(each, each.standard)).toBe(true)
      expect(readValue(each, valueText(each, each.standard))).toEqual(each.standard)
    }
  })

  test('what the table keeps in another shape does not hold', () => {
    expect(inForce(limit, 60)).toBe(60)
    expect(inForce(limit, 'sixty')).toBe(90)
    expect(inForce(limit, undefined)).toBe(90)
    expect(inForce(days, [5])).toEqual([5])
    expect(inForce(days, [])).toEqual([3, 7, 14])
    expect(inForce(days, 5)).toEqual([3, 7, 14])
  })
})
