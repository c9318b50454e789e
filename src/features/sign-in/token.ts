import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token. It has more bits than can be guessed, so a plain hash is enough. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Could this be one of ours? */
export const isToken = (text: string | undefined): text is string =>
  text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text)
