import { expect, test } from 'vitest'
import { isEasilyGuessed, newPasswordFaults, passwordFault } from './password-rules.ts'

test('twelve characters are enough and eleven are not', () => {
  expect(passwordFault('kumo-no-mine', 'sato')).toBeNull()
  expect(passwordFault('kumo-no-min', 'sato')).toBe('パスワードは12文字以上にしてください（今は11文字）。')
})

test('characters are counted as people count them', () => {
  expect(passwordFault('𠮷野家の朝の紅鮭定食と味', 'sato')).toBeNull()
})

test('the login may not be part of the password, in whatever case', () => {
  expect(passwordFault('kumo-YAMADA-mine', 'yamada')).toBe('パスワードにログイン名を含めないでください。')
})

test.each(['kumoyorisorae', '春の海ひねもすのたりのたりかな', '839204716253', 'correct horse battery staple'])(
  'no mixture of kinds of characters is asked for: %s',
  (password) => expect(passwordFault(password, 'sato')).toBeNull(),
)

test.each([
  'password1234',
  'Password2026!',
  'P@ssw0rd2026!!',
  'passwordpassword',
  'aaaaaaaaaaaa',
  'aaaaaaaaaaaab',
  'abcabcabcabc',
  '123456789012',
  '098765432109',
  'qwertyuiop12',
  'qwerty123456',
  '1qaz2wsx3edc',
  'abcdefghijkl',
  'mamori-2026-1234',
  'administrator1',
  'Welcome12345',
  'reiwa20261123',
  'ｐａｓｓｗｏｒｄ１２３４',
  '管理者パスワード12345',
])('%s is among the first to be tried', (password) => {
  expect(isEasilyGuessed(password)).toBe(true)
})

test('the second entry must be the same, in either width', () => {
  expect(newPasswordFaults('kumo-no-mine', 'kumo-no-minf', 'sato')).toEqual([
    { field: 'passwordAgain', text: '2回の入力が違っています。同じパスワードをもう一度入力してください。' },
  ])
  expect(newPasswordFaults('kumo-no-mine', 'ｋｕｍｏ－ｎｏ－ｍｉｎｅ', 'sato')).toEqual([])
})

test('no message repeats the password', () => {
  for (const password of ['hunter2', 'password1234', 'yamada-to-umi-no-uta'])
    expect(passwordFault(password, 'yamada')).not.toContain(password)
})
