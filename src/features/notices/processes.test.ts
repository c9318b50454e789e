import { describe, expect, test } from 'vitest'
import { decide } from '#kernel/pure/decide.ts'
import { NEW } from '#kernel/pure/process.ts'
import { administrator, member, NOW, officer, TODAY } from '#features/media/people-for-tests.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Recipient } from './recipient/model.ts'
import { recipient } from './recipient/process.ts'
import type { MailServerCase } from './server/model.ts'
import { mailServer } from './server/process.ts'
import { isAddress } from './words.ts'

const aServer = (given: Partial<MailServerCase> = {}): MailServerCase => ({
  id: 'x',
  state: NEW,
  version: 0,
  enabled: true,
  host: '',
  port: 587,
  security: 'starttls',
  login: null,
  fromAddress: '',
  domains: [],
  verbs: [],
  mandatory: [],
  existing: null,
  ...given,
})

const aRecipient = (given: Partial<Recipient> = {}): Recipient => ({
  id: 'x',
  state: NEW,
  version: 0,
  personId: member.personId,
  personName: '2等海尉 使田 用',
  address: null,
  choice: 'at-once',
  domains: [],
  existing: null,
  ...given,
})

const SETTINGS = {
  enabled: 'yes',
  host: 'smtp.office.example',
  port: '５８７',
  security: 'starttls',
  login: 'mamori',
  fromAddress: 'mamori@office.example',
  domains: 'office.example、@Sub.office.example',
  report: 'always',
  tip: 'always',
  notify: 'asked',
  submit: 'asked',
  share: 'never',
  contact: 'never',
  reason: '訓練のため',
}

type Attempt = { codes: readonly string[] } | { state: string; after: unknown; tells: string }

const attempt = <M extends MailServerCase | Recipient>(
  process: Parameters<typeof decide<M>>[0],
  model: M,
  actKey: string,
  typed: object,
  actor: Actor,
): Attempt => {
  const act = process.acts[actKey]
  const input: unknown = act?.input.parse(typed)
  const verdict = decide(process, model, actKey, { actor, input, at: NOW, today: TODAY })
  if (!act || !verdict.ok) return { codes: verdict.ok ? [] : verdict.refusals.map((r) => r.code) }
  const context = { model, input, actor, as: verdict.value.as, at: NOW, today: TODAY, number: '' }
  const state = typeof act.to === 'string' ? act.to : act.to(context)
  return { state, after: act.apply(context), tells: act.tells?.(context) ?? act.title }
}

const setServer = (typed: object, actor = administrator, model = aServer()) =>
  attempt(mailServer, model, 'change', { ...SETTINGS, ...typed }, actor)

const choose = (typed: object, actor = member, model = aRecipient()) =>
  attempt(recipient, model, 'choose', { address: 'member@office.example', choice: 'daily', ...typed }, actor)

describe('the mail settings', () => {
  test('R047: say by verb what goes out and what nobody can silence, and the record says why', () => {
    expect(setServer({})).toMatchObject({
      state: 'on',
      after: {
        port: 587,
        domains: ['office.example', 'sub.office.example'],
        verbs: ['報告', '通報', '通知', '提出'],
        mandatory: ['報告', '通報'],
      },
      tells: 'メールをsmtp.office.exampleから送る設定にした（必ず送るもの：報告・通報。訓練のため）',
    })
    expect(setServer({ enabled: 'no' })).toMatchObject({ state: 'off', after: { enabled: false } })
  })

  test.each([
    [{ host: 'smtp office' }, 'host-unreadable'],
    [{ host: 'x\r\nQUIT' }, 'host-unreadable'],
    [{ fromAddress: 'mamori' }, 'address-unreadable'],
    [{ fromAddress: 'a@b.example, c@d.example' }, 'address-unreadable'],
    [{ domains: 'office' }, 'domain-unreadable'],
  ])('%j is refused', (typed, code) => {
    expect(setServer(typed)).toEqual({ codes: [code] })
  })

  test('are the administrator’s alone, and one', () => {
    expect(setServer({}, officer)).toEqual({ codes: ['not-your-role'] })
    expect(setServer({}, administrator, aServer({ existing: 'y' }))).toEqual({ codes: ['mail-has-settings'] })
  })

  test('a password sent in clear is warned of and not forbidden', () => {
    expect(setServer({ security: 'none' })).toMatchObject({ state: 'on' })
    const gate = mailServer.acts['change']?.gates?.find((g) => g.code === 'password-in-clear')
    expect(gate?.force).toBe('warn')
  })

  test('never hold the password', () => {
    expect(JSON.stringify(setServer({ password: 'geheim' }))).not.toContain('geheim')
  })
})

describe('how a person gets mail', () => {
  test('is that person’s own choice', () => {
    expect(choose({})).toMatchObject({ state: 'daily', after: { address: 'member@office.example', choice: 'daily' } })
    expect(choose({}, officer)).toEqual({ codes: ['not-your-role'] })
    expect(choose({}, administrator)).toEqual({ codes: ['not-your-role'] })
  })

  test.each([
    [{ address: 'member' }, {}, 'address-unreadable'],
    [{ address: 'a@b.example\r\nBcc: c@d.example' }, {}, 'address-unreadable'],
    [{ address: '' }, {}, 'address-missing'],
    [{}, { domains: ['elsewhere.example'] }, 'address-outside'],
    [{}, { existing: 'y' }, 'recipient-known'],
  ])('%j where %j is refused', (typed, given, code) => {
    expect(choose(typed, member, aRecipient(given))).toEqual({ codes: [code] })
  })

  test('no mail needs no address', () => {
    expect(choose({ address: '', choice: 'none' })).toMatchObject({ state: 'none' })
  })

  test('an administrator mends an address and leaves the choice', () => {
    const model = aRecipient({ state: 'daily', choice: 'daily' })
    const typed = { address: 'new@office.example', reason: '誤り' }
    expect(attempt(recipient, model, 'correct-address', typed, administrator)).toMatchObject({
      state: 'daily',
      after: { address: 'new@office.example', choice: 'daily' },
    })
    expect(attempt(recipient, model, 'correct-address', typed, member)).toEqual({ codes: ['not-your-role'] })
  })
})

test('an address is one bare address', () => {
  for (const good of ['a@b.example', 'a.b+c@sub.b.example']) expect(isAddress(good)).toBe(true)
  for (const bad of ['a', 'a@', '@b', 'a b@c.example', 'a@b.example;c@d.example', '<a@b.example>', 'a@b.example\n'])
    expect(isAddress(bad)).toBe(false)
})
