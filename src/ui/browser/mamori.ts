import '@hotwired/turbo'
import './ask-again.ts'
import './live-case.ts'
import './search-field.ts'
import './whole-field.ts'

/** The error summary takes the focus wherever the page came from; without this file the browser's autofocus does it. */
const focusErrors = () => {
  const summary = document.querySelector<HTMLElement>('.errors[role="alert"]')
  summary?.focus()
}

/** A blocked button stays reachable and says why; pressing it leads to the reason instead of to the server. */
const stopBlocked = (event: Event) => {
  const target = event.target instanceof Element ? event.target.closest('button[aria-disabled="true"]') : null
  if (!target) return
  event.preventDefault()
  document.getElementById(target.getAttribute('aria-describedby') ?? '')?.scrollIntoView({ block: 'center' })
}

document.addEventListener('turbo:load', focusErrors)
document.addEventListener('turbo:render', focusErrors)
document.addEventListener('click', stopBlocked, { capture: true })
