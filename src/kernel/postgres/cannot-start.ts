/** Something the person who starts the program has to put right: Japanese first, then English. No stack is worth showing. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'

  constructor(japanese: string, english: string, options?: ErrorOptions) {
    super(`${japanese}\n${english}`, options)
  }
}

/** The code of a system or PostgreSQL error ('ENOENT', '42501'), or '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Lets the named codes pass as undefined; every other failure is thrown on. */
export function unless(...codes: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(errorCode(error))) throw error
    return undefined
  }
}
