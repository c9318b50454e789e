import { visit } from '@hotwired/turbo'

/** Asks for the page anew after a while: for pages that show work under way. */
class AskAgain extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback() {
    this.#timer = setTimeout(() => visit(location.href, { action: 'replace' }), Number(this.getAttribute('after')))
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }
}

customElements.define('ask-again', AskAgain)
