/** A field that is reached by key is shown whole: browsers leave one that is half below the window where it is. */
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLTextAreaElement) target.scrollIntoView({ block: 'nearest' })
})
