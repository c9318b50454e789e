import { normalisePassword } from './password.ts'

export const SHORTEST = 12
const LONGEST = 256
/** What must be left when words and runs that everybody tries are taken out. */
const LEAST_LEFT = 6

const WORDS = [
  'administrator',
  'password',
  'passphrase',
  'passwd',
  'passcode',
  'pass',
  'admin',
  'login',
  'signin',
  'user',
  'guest',
  'root',
  'test',
  'demo',
  'welcome',
  'letmein',
  'iloveyou',
  'secret',
  'himitsu',
  'mamori',
  'bouei',
  'jieitai',
  'toubaku',
  'tobaku',
  'nippon',
  'nihon',
  'japan',
  'reiwa',
  'heisei',
  'showa',
  'パスワード',
  '秘密',
  '管理者',
  '防衛',
  '自衛隊',
  '統幕',
  '令和',
  '平成',
  '昭和',
] as const

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '!"#$%&\'()',
  '!@#$%^&*()',
]

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const plain = (text: string) => text.replace(/[013457@$!]/g, (sign) => LOOK_ALIKES[sign] ?? sign)

const reversed = (text: string) => Array.from(text).reverse().join('')

const LINES = ROWS.flatMap((row) => [row, reversed(row)])

/** How many characters from here are one character repeated, or lie side by side in the alphabet, in counting or on the keyboard. */
const runAt = (text: string, at: number): number => {
  let same = 1
  while (text[at + same] === text[at]) same += 1
  let longest = same >= 3 ? same : 0
  for (const line of LINES) {
    for (let from = line.indexOf(text.charAt(at)); from >= 0; from = line.indexOf(text.charAt(at), from + 1)) {
      let long = 1
      while (from + long < line.length && text[at + long] === line[from + long]) long += 1
      if (long >= 3 && long > longest) longest = long
    }
  }
  return longest
}

const withoutRuns = (text: string): string => {
  let left = ''
  for (let at = 0; at < text.length;) {
    const run = runAt(text, at)
    if (run === 0) left += text.charAt(at)
    at += Math.max(1, run)
  }
  return left
}

const withoutWords = (text: string): string => WORDS.reduce((left, word) => left.replaceAll(word, ''), text)

const isRepeated = (text: string): boolean => {
  const characters = Array.from(text)
  return [1, 2, 3, 4, 5, 6].some(
    (period) =>
      characters.length >= period * 2 && characters.every((character, at) => character === characters[at % period]),
  )
}

const withoutYears = (text: string): string => text.replace(/(19|20)\d\d/g, '')

/** Would it be among the first to be tried? Judged by what is left of it, so that no list of passwords need be kept. */
export const isEasilyGuessed = (password: string): boolean => {
  const text = normalisePassword(password).toLowerCase()
  if (isRepeated(text)) return true
  const years = withoutYears(text)
  const left = [
    withoutRuns(withoutWords(years)),
    withoutWords(withoutRuns(years)),
    withoutWords(plain(withoutRuns(years))),
    withoutRuns(withoutWords(plain(years))),
  ]
  return left.some((rest) => Array.from(rest.replace(/\s/gu, '')).length < LEAST_LEFT)
}

/** Why this cannot be a password, in one sentence; null when it can. What characters it mixes is its owner's own affair. */
export const passwordFault = (typed: string, login: string): string | null => {
  const password = normalisePassword(typed)
  const length = Array.from(password).length
  if (length === 0) return '新しいパスワードを入力してください。'
  if (length < SHORTEST) return `パスワードは${SHORTEST}文字以上にしてください（今は${length}文字）。`
  if (length > LONGEST) return `パスワードは${LONGEST}文字までです。`
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase()))
    return 'パスワードにログイン名を含めないでください。'
  if (isEasilyGuessed(password))
    return '推測されやすいパスワードです。よくある語、同じ文字の繰り返し、並びの文字のほかに、もう少し足してください。'
  return null
}

/** The same, with the second entry that guards against a slip of the finger. */
export const newPasswordFaults = (typed: string, again: string, login: string): { field: string; text: string }[] => {
  const fault = passwordFault(typed, login)
  if (fault !== null) return [{ field: 'password', text: fault }]
  if (normalisePassword(typed) !== normalisePassword(again))
    return [{ field: 'passwordAgain', text: '2回の入力が違っています。同じパスワードをもう一度入力してください。' }]
  return []
}
