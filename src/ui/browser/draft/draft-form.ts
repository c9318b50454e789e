import { showClash, type Clash } from './clash-box.ts'
import { keptIn, type Draft, type Kept } from './kept.ts'

type Answer =
  | { field: string; kind: 'saved' | 'same'; revision: number }
  | ({ field: string; kind: 'conflict'; revision: number } & Clash)
  | { field: string; kind: 'not-yours' }

const PAUSE_MS = 900
const LONGEST_WAIT_MS = 30_000

const AWAY = 'サーバにつながりません。記入はこの端末に残してあり、つながり次第、自動で保存します。'

/** Unique enough to know one's own edit by; `crypto.randomUUID` is missing where the page did not come by TLS. */
const anEdit = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, '0')).join('')

/** Saves what is typed while it is typed, field by field, and loses nothing when the line is cut or two people meet. */
export class DraftForm extends HTMLElement {
  #kept: Kept | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending = false
  #wait = 1000
  /** Fields in a clash wait for the person's word. */
  readonly #clashed = new Set<string>()

  connectedCallback() {
    this.#kept = keptIn(`mamori-draft ${this.getAttribute('person') ?? ''} ${this.getAttribute('document') ?? ''}`)
    this.addEventListener('input', this.#typed)
    this.addEventListener('change', this.#typed)
    this.addEventListener('submit', this.#submit)
    window.addEventListener('online', this.#soon)
    document.addEventListener('visibilitychange', this.#soon)
    this.#takeUp()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    window.removeEventListener('online', this.#soon)
    document.removeEventListener('visibilitychange', this.#soon)
  }

  get #form() {
    return this.querySelector('form')
  }

  #place(field: string) {
    return this.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  }

  #base(field: string) {
    return this.querySelector<HTMLInputElement>(`input[name="base:${CSS.escape(field)}"]`)
  }

  #say(text: string) {
    const line = this.querySelector('.draft-state')
    if (line) line.textContent = text
  }

  /** What an earlier page could not deliver: back into the fields shown here, and on its way again. */
  #takeUp() {
    for (const [field, draft] of this.#kept?.all() ?? []) this.#refill(field, draft)
    if ((this.#kept?.all().size ?? 0) > 0) this.#later(0)
  }

  #refill(field: string, { entries }: Draft) {
    const place = this.#place(field)
    const form = this.#form
    if (!place || !form) return
    for (const control of place.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]'))
      if (control.name.startsWith('f:'))
        control.checked = entries.some(([name, value]) => name === control.name && value === control.value)
    for (const [name, value] of entries)
      for (const control of place.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`))
        if (control.type !== 'radio' && control.type !== 'checkbox') control.value = value
  }

  #typed = (event: Event) => {
    const field = (event.target as Element).closest<HTMLElement>('[data-field]')?.dataset['field']
    if (field === undefined) return
    this.#keep(field)
    if (!this.#clashed.has(field)) this.#later(PAUSE_MS)
  }

  #keep(field: string) {
    const form = this.#form
    if (!form) return
    const all = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && (name === `f:${field}` || name.startsWith(`f:${field}:`))
        ? [[name, value] as const]
        : [],
    )
    const before = this.#kept?.all().get(field)
    const base = Number(this.#base(field)?.value ?? 0)
    this.#kept?.put(field, { entries: all, base, mine: before?.mine ?? [] })
    this.#say('記入中…')
  }

  #later(ms: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(), ms)
  }

  #soon = () => {
    if ((this.#kept?.all().size ?? 0) > 0) this.#later(0)
  }

  /** The button saves by the same way; only what needs the page drawn anew goes as a form. */
  #submit = (event: Event) => {
    const { submitter } = event as SubmitEvent
    if (submitter?.getAttribute('name') === 'more') return
    event.preventDefault()
    event.stopPropagation()
    for (const field of this.#clashed) this.#place(field)?.querySelector('.clash')?.remove()
    this.#clashed.clear()
    if ((this.#kept?.all().size ?? 0) === 0) this.#say('全て保存済みです。')
    else void this.#send()
  }

  #due() {
    return [...(this.#kept?.all() ?? [])].filter(([field]) => !this.#clashed.has(field))
  }

  async #send() {
    const due = this.#due()
    if (this.#sending || due.length === 0) return
    this.#sending = true
    this.#say('保存しています…')
    const edit = anEdit()
    const body = new URLSearchParams({ edit })
    for (const [field, draft] of due) {
      body.append(`has:${field}`, '1')
      body.append(`base:${field}`, String(draft.base))
      body.append(`mine:${field}`, draft.mine.join(','))
      for (const [name, value] of draft.entries) body.append(name, value)
      this.#kept?.put(field, { ...draft, mine: [...draft.mine, edit].slice(-20) })
    }
    const heard = await this.#ask(body)
    this.#sending = false
    if (heard === null) return
    for (const answer of heard) this.#hear(answer, new Map(due))
    this.#wait = 1000
    if (this.#due().length > 0) this.#later(PAUSE_MS)
    else if (this.#clashed.size === 0) this.#say(`保存しました（${new Date().toTimeString().slice(0, 5)}）`)
  }

  /** The server's word on each field, or null where none came: then the person is told what holds it up. */
  async #ask(body: URLSearchParams): Promise<readonly Answer[] | null> {
    try {
      const response = await fetch(this.getAttribute('action') ?? '', {
        method: 'POST',
        body,
        keepalive: document.hidden,
        headers: { accept: 'application/json' },
      })
      if (response.redirected) {
        this.#say('サインインし直してください。記入はこの端末に残してあります。')
        return null
      }
      if (response.ok) return ((await response.json()) as { fields: Answer[] }).fields
      if (response.status < 500) {
        const { sentence } = (await response.json().catch(() => ({}))) as { sentence?: string }
        this.#say(sentence ?? '保存できませんでした。記入はこの端末に残してあります。')
        return null
      }
    } catch {
      // The line is cut: tried again below.
    }
    this.#say(AWAY)
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS)
    this.#later(this.#wait)
    return null
  }

  #hear(answer: Answer, sent: ReadonlyMap<string, Draft>) {
    const { field } = answer
    if (answer.kind === 'not-yours') {
      this.#kept?.drop(field)
      this.#say('この節を記入する立場ではないため、保存していません。')
      return
    }
    const base = this.#base(field)
    if (base) base.value = String(answer.revision)
    const now = this.#kept?.all().get(field)
    if (!now) return
    if (answer.kind === 'conflict') {
      this.#kept?.put(field, { ...now, base: answer.revision, mine: [] })
      this.#clash(field, answer)
      return
    }
    // Typed on meanwhile: what is newer still has to go.
    if (JSON.stringify(now.entries) === JSON.stringify(sent.get(field)?.entries)) this.#kept?.drop(field)
    else this.#kept?.put(field, { ...now, base: answer.revision, mine: [] })
    this.#place(field)?.querySelector('.clash')?.remove()
  }

  #clash(field: string, clash: Clash) {
    this.#clashed.add(field)
    this.#say('ほかの人の記入と重なりました。欄の下を見てください。')
    const place = this.#place(field)
    if (!place) return
    const settle = () => {
      this.#clashed.delete(field)
      place.querySelector('.clash')?.remove()
      this.#keep(field)
      this.#later(0)
    }
    showClash(place, clash, { mine: settle, theirs: settle })
  }
}
