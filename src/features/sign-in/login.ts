/** One spelling of a login: half width, small letters, no spaces around it. */
export const normaliseLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

/** Why this cannot be a login, in one sentence; null when it can. */
export const loginFault = (login: string): string | null => {
  if (login === '') return 'ログイン名を入力してください。'
  if (!/^[a-z0-9][a-z0-9._-]{2,31}$/.test(login))
    return 'ログイン名は、英小文字・数字・「.」「-」「_」の3文字から32文字で、英数字から始めてください。'
  return null
}
