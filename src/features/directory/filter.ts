import { ScimError } from './errors.ts'

export type Filter = { by: 'serviceNumber' | 'externalId'; value: string } | null

const EQUALS = /^\s*(userName|externalId)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/iu

/** The one kind of filter that is offered: userName or externalId equal to a text. */
export const filterOf = (text: string | undefined): Filter => {
  if (text === undefined || text.trim() === '') return null
  const [, attribute = '', quoted = ''] = EQUALS.exec(text) ?? []
  if (attribute === '') throw new ScimError(400, 'invalidFilter', 'filter は userName か externalId の eq だけです。')
  try {
    const value: unknown = JSON.parse(quoted)
    return { by: attribute.toLowerCase() === 'username' ? 'serviceNumber' : 'externalId', value: String(value) }
  } catch {
    throw new ScimError(400, 'invalidFilter', 'filter の文字が読めません。')
  }
}

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

export const MOST_RESULTS = 200
const USUAL_RESULTS = 100

const whole = (text: string | undefined, otherwise: number): number =>
  text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : otherwise

/** Where a page of a list begins, counted from 1, and how long it is. */
export const pagingOf = (query: Readonly<Record<string, string>>): { startIndex: number; count: number } => ({
  startIndex: Math.max(1, whole(query['startIndex'], 1)),
  count: Math.min(MOST_RESULTS, Math.max(0, whole(query['count'], USUAL_RESULTS))),
})

export const listBody = (resources: readonly unknown[], totalResults: number, startIndex: number) => ({
  schemas: [LIST],
  totalResults,
  startIndex,
  itemsPerPage: resources.length,
  Resources: resources,
})
