type Suggestion = { href: string; title: string; kind: string; note: string }

const PAUSE_MS = 150

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  text = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.textContent = text
  return made
}

const isAnswer = (body: unknown): body is { suggestions: Suggestion[]; more: boolean } =>
  typeof body === 'object' && body !== null && 'suggestions' in body && Array.isArray(body.suggestions)

/**
 * A search input that shows what would be found while somebody types: a combobox with a list to choose from. Without this
 * file it is the plain input of a GET form. While an input method is composing nothing is asked.
 */
class SearchField extends HTMLElement {
  #input: HTMLInputElement | null = null
  #list = element('ul', { role: 'listbox', 'aria-label': '候補', class: 'suggestions', hidden: '' })
  #status = element('div', { role: 'status', class: 'vh' })
  #timer: number | undefined
  #asking: AbortController | undefined
  #shown: readonly Suggestion[] = []
  #active = -1

  connectedCallback() {
    const input = this.querySelector('input')
    if (!input || this.#input) return
    this.#input = input
    this.#list.id = `${input.id}-suggestions`
    const attributes = {
      // Of the inputs only this one may be a combobox.
      type: 'text',
      enterkeyhint: 'search',
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.#list.id,
    }
    for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value)
    this.append(this.#list, this.#status)
    input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#later()
    })
    input.addEventListener('compositionend', () => this.#later())
    input.addEventListener('keydown', (event) => this.#key(event))
    input.addEventListener('blur', () => this.#close())
    // The press must not take the focus from the input: losing it closes the list before the press is over.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null
      if (option) this.#open(Array.from(this.#list.children).indexOf(option))
    })
  }

  disconnectedCallback() {
    this.#close()
  }

  #later() {
    window.clearTimeout(this.#timer)
    this.#asking?.abort()
    const typed = this.#input?.value.trim() ?? ''
    if (typed === '') return this.#close()
    this.#timer = window.setTimeout(() => void this.#ask(typed), PAUSE_MS)
  }

  async #ask(typed: string) {
    const asking = new AbortController()
    this.#asking = asking
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`, {
        signal: asking.signal,
        headers: { accept: 'application/json' },
      })
      const body: unknown = answer.ok ? await answer.json() : null
      if (isAnswer(body) && !asking.signal.aborted) this.#show(body.suggestions, body.more)
    } catch {
      // Given up for newer words, or the server is out of reach: the form still works.
    }
  }

  #show(suggestions: readonly Suggestion[], more: boolean) {
    this.#shown = suggestions
    this.#choose(-1)
    this.#list.replaceChildren(
      ...suggestions.map((of, nth) => {
        const option = element('li', { role: 'option', id: `${this.#list.id}-${nth}`, 'aria-selected': 'false' })
        option.append(
          element('b', {}, of.title),
          ' ',
          element('small', {}, [of.kind, of.note].filter((t) => t !== '').join('　')),
        )
        return option
      }),
    )
    this.#list.hidden = suggestions.length === 0
    this.#input?.setAttribute('aria-expanded', String(suggestions.length > 0))
    this.#status.textContent =
      suggestions.length === 0
        ? '候補はありません。'
        : `候補 ${suggestions.length}件${more ? '。ほかにもあります' : ''}。上下の矢印キーで選べます。`
  }

  #choose(nth: number) {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false')
    this.#active = nth
    const option = this.#list.children[nth]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) this.#input?.setAttribute('aria-activedescendant', option.id)
    else this.#input?.removeAttribute('aria-activedescendant')
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing) return
    const count = this.#list.hidden ? 0 : this.#shown.length
    if (event.key === 'ArrowDown' && count === 0) this.#later()
    // One more place than there are lines: the input itself, with none chosen.
    else if (event.key === 'ArrowDown') this.#choose(this.#active + 1 === count ? -1 : this.#active + 1)
    else if (event.key === 'ArrowUp' && count > 0) this.#choose(this.#active === -1 ? count - 1 : this.#active - 1)
    else if (event.key === 'Escape' && count > 0) this.#close()
    else if (event.key === 'Enter' && count > 0 && this.#active !== -1) this.#open(this.#active)
    else return
    event.preventDefault()
  }

  #open(nth: number) {
    const chosen = this.#shown[nth]
    this.#close()
    if (!chosen) return
    const link = element('a', { href: chosen.href, hidden: '' })
    this.append(link)
    link.click()
    link.remove()
  }

  #close() {
    window.clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#shown = []
    this.#choose(-1)
    this.#list.hidden = true
    this.#list.replaceChildren()
    this.#status.textContent = ''
    this.#input?.setAttribute('aria-expanded', 'false')
  }
}

customElements.define('search-field', SearchField)
