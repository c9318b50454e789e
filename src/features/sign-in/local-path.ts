const NOT_AFTER_SIGNING_IN = new Set(['/sign-in', '/sign-out', '/set-up', '/password-link', '/demo/sign-in'])

/** Where to go after signing in: a path of this product, never an address of another. Anything else becomes the first page. */
export const localPath = (to: string | undefined): string => {
  if (to === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to)) return '/'
  const here = 'http://here.invalid'
  const url = URL.parse(to, here)
  if (url === null || url.origin !== here || url.pathname.startsWith('//') || NOT_AFTER_SIGNING_IN.has(url.pathname))
    return '/'
  return `${url.pathname}${url.search}`
}
