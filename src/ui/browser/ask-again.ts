import { visit } from '@hotwired/turbo'

/** Asks for the page anew after a while: for pages that show work under way. */
class AskAgain extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback() {
    this.#timer = setTimeout(() => visit(location.href, { action: 'replace' }), Number(this.getAttribute('after')))
    document.addEventListener('turbo:submit-start', this.#rest)
  }

  disconnectedCallback() {
    this.#rest()
    document.removeEventListener('turbo:submit-start', this.#rest)
  }

  /** A visit begun while a form is under way would take back what the person pressed. */
  #rest = () => {
    clearTimeout(this.#timer)
  }
}

customElements.define('ask-again', AskAgain)
