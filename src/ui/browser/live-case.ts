import { visit } from '@hotwired/turbo'

type Changed = { seq: number; title: string; who: string; mine: boolean }

/** Quick walks through pages need no line of their own. */
const OPEN_AFTER_MS = 1500

let refreshing = false

// A page that brings itself up to date is nobody at the keyboard: the sign-in must not live on by it.
document.addEventListener('turbo:before-fetch-request', (event) => {
  const { fetchOptions } = (event as CustomEvent<{ fetchOptions: { headers: Record<string, string> } }>).detail
  if (refreshing) fetchOptions.headers['X-Mamori-Live'] = '1'
})
document.addEventListener('turbo:load', () => {
  refreshing = false
})

const isChanged = (field: Element): boolean => {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
  if (field instanceof HTMLSelectElement) {
    const chosen = [...field.options].findIndex((o) => o.defaultSelected)
    return field.selectedIndex !== Math.max(0, chosen)
  }
  if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false
  return field.type === 'checkbox' || field.type === 'radio'
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue
}

const FIELDS = 'main form :is(input, textarea, select)'

/** Has the person typed or chosen anything, or is about to? */
const isTyping = (): boolean =>
  document.activeElement?.matches(FIELDS) === true || [...document.querySelectorAll(FIELDS)].some(isChanged)

/** An open page that brings itself up to date; while somebody is typing it only says what happened. */
class LiveCase extends HTMLElement {
  #source: EventSource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #names: readonly string[] = []
  #changed: Changed | undefined
  #submitting = false
  #form = false
  #away = false

  connectedCallback() {
    this.#form = this.getAttribute('form') === 'open'
    this.#timer = setTimeout(this.#open, OPEN_AFTER_MS)
    document.addEventListener('visibilitychange', this.#look)
    document.addEventListener('input', this.#begun)
    document.addEventListener('turbo:submit-start', this.#submit)
    document.addEventListener('turbo:submit-end', this.#submitted)
    document.addEventListener('turbo:render', this.#draw)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.#source?.close()
    document.removeEventListener('visibilitychange', this.#look)
    document.removeEventListener('input', this.#begun)
    document.removeEventListener('turbo:submit-start', this.#submit)
    document.removeEventListener('turbo:submit-end', this.#submitted)
    document.removeEventListener('turbo:render', this.#draw)
  }

  get #seq() {
    return Number(this.getAttribute('after') ?? 0)
  }

  #open = () => {
    this.#source?.close()
    const of = new URLSearchParams()
    const on = this.getAttribute('case')
    if (on !== null) {
      of.set('case', on)
      of.set('after', String(this.#seq))
      if (this.#form) of.set('form', '1')
    }
    const source = new EventSource(`/live?${of.toString()}`)
    source.addEventListener('changed', (e) => this.#hear(JSON.parse(e.data as string) as Changed))
    source.addEventListener('told', () => this.#refresh())
    source.addEventListener('present', (e) => {
      this.#names = (JSON.parse(e.data as string) as { names: string[] }).names
      this.#draw()
    })
    this.#source = source
  }

  /** A browser gives one address only a few lines: a page nobody looks at leaves its own to others. */
  #look = () => {
    if (document.hidden) {
      this.#away = true
      clearTimeout(this.#timer)
      this.#source?.close()
      return
    }
    if (!this.#away) return
    this.#away = false
    this.#open()
    if (!this.hasAttribute('case')) this.#refresh()
  }

  #begun = (event: Event) => {
    if (this.#form || !this.hasAttribute('case') || !(event.target as Element).matches(FIELDS)) return
    this.#form = true
    clearTimeout(this.#timer)
    this.#open()
  }

  #submit = () => {
    this.#submitting = true
  }

  /** What was answered leads to another page; only where nothing came back does this one go on. */
  #submitted = (event: Event) => {
    const { fetchResponse } = (event as CustomEvent<{ fetchResponse?: unknown }>).detail
    if (fetchResponse === undefined) this.#submitting = false
  }

  #hear(changed: Changed) {
    if (changed.seq <= this.#seq || (this.#submitting && changed.mine)) return
    this.#changed = changed
    if (!this.#refresh()) this.#draw()
  }

  #refresh() {
    if (isTyping() || this.#submitting || this.getAttribute('form') === 'open') return false
    refreshing = true
    visit(location.href, { action: 'replace' })
    return true
  }

  #draw = () => {
    const lines: HTMLElement[] = []
    const said = this.#changed
    if (said && said.seq > this.#seq) {
      const line = document.createElement('p')
      line.className = 'live-changed'
      const link = document.createElement('a')
      link.href = `/cases/${this.getAttribute('case') ?? ''}`
      link.target = '_blank'
      link.textContent = '最新の状態を見る（別の画面で開きます）'
      const who = said.mine ? 'あなたが別の画面で' : `${said.who}が`
      line.append(`${who}この案件の手続を行いました：「${said.title}」。入力した内容はそのままです。`, link)
      lines.push(line)
    }
    if (this.#names.length > 0) {
      const line = document.createElement('p')
      line.className = 'live-present'
      line.textContent = `いま${this.#names.join('、')}がこの案件の手続を開いています。`
      lines.push(line)
    }
    this.replaceChildren(...lines)
  }
}

customElements.define('live-case', LiveCase)
