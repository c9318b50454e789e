export type Clash = { by: string; at: string; theirs: string; theirValue: unknown }

const line = (tag: string, text: string) => {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

const button = (text: string, press: () => void) => {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'btn'
  element.textContent = text
  element.addEventListener('click', press)
  return element
}

/** Puts the other's answer into the controls of a field; rows are left to the person. */
const fill = (place: HTMLElement, value: unknown) => {
  const words = Array.isArray(value) ? value.map(String) : [String(value)]
  for (const control of place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([type=hidden]), textarea',
  ))
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
      control.checked = words.includes(control.value)
    else control.value = words.join('\n')
}

const isSimple = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))

/** Says below a field that somebody else's answer came between, with that answer and the two ways on. */
export const showClash = (place: HTMLElement, clash: Clash, way: { mine: () => void; theirs: () => void }) => {
  place.querySelector('.clash')?.remove()
  const box = document.createElement('div')
  box.className = 'clash'
  box.setAttribute('role', 'alert')
  const told = line('p', '')
  told.append(
    line(
      'b',
      `${clash.by}が先に記入しました。あなたの記入は失われていません。上の欄に残っていて、まだ保存されていません。`,
    ),
  )
  const buttons = document.createElement('p')
  buttons.className = 'btns'
  buttons.append(button('自分の記入で保存する', way.mine))
  if (isSimple(clash.theirValue))
    buttons.append(
      button('相手の記入にする', () => {
        fill(place, clash.theirValue)
        way.theirs()
      }),
    )
  box.append(
    told,
    line('p', '相手の記入'),
    line('blockquote', clash.theirs === '' ? '（空にした）' : clash.theirs),
    buttons,
  )
  place.append(box)
}
