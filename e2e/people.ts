import { visitor } from './browser.ts'
import type { Hands } from './hands.ts'
import { keyboard } from './keyboard.ts'
import { mouse } from './mouse.ts'

/** The ways in which every tale must be playable. */
export const WAYS = [
  { way: 'by mouse', javaScript: true, hands: mouse },
  { way: 'without JavaScript', javaScript: false, hands: mouse },
  { way: 'by keyboard alone', javaScript: true, hands: keyboard },
] as const

export type Way = (typeof WAYS)[number]

export const BY_MOUSE: Way = WAYS[0]

/** Sample people by what they are to a tale: an office whose history is empty, one that is busy, and one far away. */
export const OPERATIONS = {
  unit: '運用第３課',
  officer: '能登 晴彦',
  keeper: '葛西 陸',
  staff: ['犬飼 周', '宮古 渚', '結城 守'],
} as const

export const PLANNING = {
  unit: '指揮通信システム企画課',
  officer: '水城 航',
  keeper: '檜山 透',
  staff: ['朝比奈 巡', '大友 桂', '来栖 菜摘', '篠宮 匠'],
} as const

export const EDUCATION = { unit: '教育課', officer: '宗像 学' } as const

export const ADMINISTRATOR = '管野 理'

export type Person = Hands & {
  name: string
  /** All words of the page's main part. */
  reads: () => Promise<string>
  /** The id of the case that is shown. */
  shownCase: () => string
}

export type Cast = {
  way: Way
  /** Somebody of the sample data, signed in at a window of their own; the same window when asked again. */
  enter: (name: string) => Promise<Person>
}

const signIn = async (hands: Hands, name: string) => {
  await hands.goesTo('/demo/sign-in')
  await hands.writes('氏名・官職・部隊等・責任者の名', name)
  await hands.presses('絞り込む')
  await hands.presses(new RegExp(`${name}として`))
}

const caseIn = (url: string): string => {
  const id = /\/cases\/([0-9a-f-]{36})/.exec(url)?.[1]
  if (id === undefined) throw new Error(`no case is shown at ${url}`)
  return id
}

/** Plays a tale with as many people as it needs; whatever their consoles complained of fails it. */
export const play = async (way: Way, tale: (cast: Cast) => Promise<void>): Promise<void> => {
  const present = new Map<string, Person>()
  const leave: (() => Promise<void>)[] = []
  const enter = async (name: string): Promise<Person> => {
    const there = present.get(name)
    if (there) return there
    const { page, close } = await visitor({ javaScript: way.javaScript })
    leave.push(close)
    const hands = way.hands(page)
    await signIn(hands, name)
    const person: Person = {
      ...hands,
      name,
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
