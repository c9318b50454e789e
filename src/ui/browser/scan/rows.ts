import type { Mark, Result } from './answer.ts'
import type { Scan } from './scan.ts'

const MOST = 50

const LOOKS: Readonly<Record<Mark | 'waiting', { shape: string; tone: string }>> = {
  ok: { shape: 'ok', tone: 'ok' },
  again: { shape: 'back', tone: 'off' },
  blocked: { shape: 'no', tone: 'bad' },
  elsewhere: { shape: 'warn', tone: 'warn' },
  unknown: { shape: 'lost', tone: 'bad' },
  several: { shape: 'ask', tone: 'warn' },
  place: { shape: 'kept', tone: 'act' },
  waiting: { shape: 'plan', tone: 'off' },
}

const SVG = 'http://www.w3.org/2000/svg'

const icon = (name: string): SVGElement => {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'sh')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS(SVG, 'use')
  use.setAttribute('href', `#i-${name}`)
  svg.append(use)
  return svg
}

const element = (name: string, className: string, ...children: (Node | string)[]): HTMLElement => {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

const row = (id: string, code: string, look: Mark | 'waiting', said: { word: string; line: string; href?: string }) => {
  const { shape, tone } = LOOKS[look]
  const link = said.href === undefined ? null : element('a', 'num', code)
  link?.setAttribute('href', said.href ?? '')
  const li = element(
    'li',
    `m-${look}`,
    element('span', `st t-${tone}`, icon(shape), said.word),
    link ?? element('span', 'num', code),
    element('span', 'sub', said.line),
  )
  li.dataset['scan'] = id
  li.dataset['code'] = code
  return li
}

/** The list that grows from the top: a row says 「送信待ち」 until the server has said what it is. */
export type Rows = {
  waiting: (scan: Scan, word: string) => void
  answered: (result: Result) => void
}

export const rowsIn = (list: HTMLElement): Rows => {
  const place = (id: string, made: HTMLElement) => {
    const there = list.querySelector(`[data-scan="${CSS.escape(id)}"]`)
    if (there) there.replaceWith(made)
    else list.prepend(made)
    while (list.childElementCount > MOST) list.lastElementChild?.remove()
  }
  return {
    waiting: (scan, word) => place(scan.id, row(scan.id, scan.code, 'waiting', { word, line: '' })),
    answered: (result) => {
      const there = list.querySelector<HTMLElement>(`[data-scan="${CSS.escape(result.id)}"]`)
      // A row that has left the list has been answered all the same; only what is shown is changed.
      if (there) place(result.id, row(result.id, there.dataset['code'] ?? '', result.mark, result))
    },
  }
}
