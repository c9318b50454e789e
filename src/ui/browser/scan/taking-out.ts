import type { Outbox } from './outbox.ts'

const MOST = 10_000

const asText = async (outbox: Outbox, box: string): Promise<string> =>
  (await outbox.first(box, MOST)).map((scan) => `${scan.at}\t${scan.code}`).join('\n')

const button = (words: string, press: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'btn'
  made.textContent = words
  made.addEventListener('click', press)
  return made
}

/**
 * What the server will not take, as text to copy: it stays in the browser until the person has taken it out and says so.
 */
export const takingOut = async (outbox: Outbox, box: string, gone: () => void): Promise<HTMLElement> => {
  const text = document.createElement('textarea')
  text.readOnly = true
  text.setAttribute('aria-label', '送れなかった読取り（時刻とコード）')
  text.value = await asText(outbox, box)
  const copy = button('写す', () => {
    text.select()
    void navigator.clipboard?.writeText(text.value)
    remove.hidden = false
  })
  const remove = button('写したので、この端末の控えを消す', () => {
    void outbox
      .first(box, MOST)
      .then((scans) =>
        outbox.remove(
          box,
          scans.map((scan) => scan.id),
        ),
      )
      .then(gone)
  })
  remove.hidden = true
  const made = document.createElement('details')
  made.className = 'fold-away'
  const summary = document.createElement('summary')
  summary.textContent = '送れなかった読取りを取り出す'
  const buttons = document.createElement('div')
  buttons.className = 'btns'
  buttons.append(copy, remove)
  made.append(summary, text, buttons)
  return made
}
