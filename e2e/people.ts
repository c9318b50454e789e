import type { BrowserContext } from 'playwright-core'
import { visitor } from './browser.ts'
import type { Hands } from './hands.ts'
import { keyboard } from './keyboard.ts'
import { mouse } from './mouse.ts'

/** The ways in which every tale must be playable; the tag keeps their things apart. */
export const WAYS = [
  { way: 'by mouse', tag: '甲', javaScript: true, hands: mouse },
  { way: 'without JavaScript', tag: '乙', javaScript: false, hands: mouse },
  { way: 'by keyboard alone', tag: '丙', javaScript: true, hands: keyboard },
] as const

export type Way = (typeof WAYS)[number]

export const BY_MOUSE: Way = WAYS[0]

/** Somebody of the sample data as the ledger names them: 官職, then 階級 and 氏名. */
export type Sample = { post: string; rank: string; name: string }

const sample = (post: string, rank: string, name: string): Sample => ({ post, rank, name })

/** Offices by what they are to a tale: one whose history is empty, one that is busy, and one far away. */
export const OPERATIONS = {
  unit: '運用第３課',
  officer: sample('運用第３課長', '1等空佐', '能登 晴彦'),
  keeper: sample('情報保証担当', '1等陸尉', '葛西 陸'),
  user: sample('職員', '1等空尉', '犬飼 周'),
}

export const PLANNING = {
  unit: '指揮通信システム企画課',
  officer: sample('指揮通信システム企画課長', '1等空佐', '水城 航'),
  keeper: sample('情報保証担当', '3等陸佐', '檜山 透'),
  user: sample('職員', '1等空尉', '朝比奈 巡'),
}

export const GENERAL_AFFAIRS = {
  unit: '総務課',
  officer: sample('総務課長', '1等陸佐', '三雲 志保'),
  keeper: sample('情報保証担当', '事務官', '和泉 真琴'),
  user: sample('職員', '2等海尉', '碓氷 千景'),
}

export const SYSTEMS = {
  unit: '指揮通信システム部 指揮通信システム運用課',
  officer: sample('指揮通信システム運用課長', '1等陸佐', '桐生 涼介'),
  user: sample('職員', '1等海尉', '有賀 洋'),
}

export const HEADQUARTERS = {
  unit: '隊本部第２科',
  officer: sample('隊本部第２科長', '2等陸佐', '堂島 拓'),
  keeper: sample('情報保証担当', '1等海尉', '三ツ矢 翔'),
  user: sample('職員', '2等空尉', '上総 蒼'),
  colleague: sample('職員', '1等陸曹', '佐伯 楓'),
  engineer: sample('職員', '技官', '湊 伊織'),
}

export const EDUCATION = { unit: '統合幕僚学校 教育課', officer: sample('教育課長', '1等海佐', '宗像 学') }

export const ADMINISTRATOR = sample('システム管理者', '事務官', '管野 理')

export type Person = Hands & {
  /** 官職 階級 氏名, as they are written beside an act. */
  signature: string
  /** Does an act of the case that is shown: its form is on the page, or one press away; what is final is checked once more. */
  does: (act: string, fill?: () => Promise<void>) => Promise<void>
  /** All words of the page's main part. */
  reads: () => Promise<string>
  /** The id of the case that is shown. */
  shownCase: () => string
}

export type Cast = {
  way: Way
  /** Somebody of the sample data, signed in at a window of their own; the same window when asked again. */
  enter: (who: Sample) => Promise<Person>
}

const signIn = async (hands: Hands, name: string) => {
  await hands.goesTo('/demo/sign-in')
  await hands.writes('氏名・官職・部隊等・責任者の名', name)
  await hands.presses('絞り込む')
  await hands.presses(new RegExp(`${name}として`))
}

type Cookies = Parameters<BrowserContext['addCookies']>[0]

/** Who has signed in before, where and in which way: what one story file has proved once need not be done again in it. */
const sessions = new Map<string, Cookies>()

const comeIn = async (hands: Hands, way: Way, name: string, origin = '') => {
  const context = hands.page.context()
  const key = `${origin} ${way.way} ${name}`
  const known = sessions.get(key)
  if (known === undefined) {
    await signIn(hands, name)
    sessions.set(key, await context.cookies())
    return
  }
  await context.addCookies(known)
  await hands.goesTo('/')
}

const caseIn = (url: string): string => {
  const id = /\/cases\/([0-9a-f-]{36})/.exec(url)?.[1]
  if (id === undefined) throw new Error(`no case is shown at ${url}`)
  return id
}

/** Plays a tale with as many people as it needs; whatever their consoles complained of fails it. `origin`: a program of its own. */
export const play = async (way: Way, tale: (cast: Cast) => Promise<void>, origin?: string): Promise<void> => {
  const present = new Map<string, Person>()
  const leave: (() => Promise<void>)[] = []
  const enter = async (who: Sample): Promise<Person> => {
    const { post, rank, name } = who
    const there = present.get(name)
    if (there) return there
    const { page, close } = await visitor({ javaScript: way.javaScript, ...(origin === undefined ? {} : { origin }) })
    leave.push(close)
    const hands = way.hands(page)
    await comeIn(hands, way, name, origin)
    const person: Person = {
      ...hands,
      does: async (act, fill) => {
        if ((await page.locator('main').getByRole('link', { name: act, exact: true }).count()) > 0)
          await hands.presses(act, page.locator('main'))
        await fill?.()
        const check = page.getByRole('button', { name: '内容を確かめる', exact: true })
        if ((await check.count()) > 0) await hands.presses('内容を確かめる')
        await hands.presses(act, page.locator('main form'))
      },
      signature: `${post}　${rank} ${name}`,
      reads: () => page.locator('main').innerText(),
      shownCase: () => caseIn(page.url()),
    }
    present.set(name, person)
    return person
  }
  try {
    await tale({ way, enter })
  } finally {
    for (const close of leave) await close()
  }
}
