import type { NotDone } from '#kernel/act/outcome.ts'
import { provisionOf } from '#directive/rules.ts'

export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** What RFC 7644, 3.12 says of a request that cannot be met, with words for people. */
export class ScimError extends Error {
  readonly status: 400 | 403 | 404 | 409
  readonly scimType: string | undefined
  constructor(status: ScimError['status'], scimType: string | undefined, detail: string) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}

export const errorBody = ({ status, scimType, message }: ScimError) => ({
  schemas: [ERROR],
  status: String(status),
  ...(scimType === undefined ? {} : { scimType }),
  detail: message,
})

const TAKEN = new Set(['service-number-taken', 'external-id-taken'])

/** A rule's no, as the protocol says it: the state of things does not allow the change. */
export const errorOfOutcome = (outcome: NotDone): ScimError => {
  if (outcome.kind === 'absent') return new ScimError(404, undefined, 'この利用者は、ありません。')
  if (outcome.kind === 'invalid') return new ScimError(400, 'invalidValue', Object.values(outcome.fields).join(' '))
  const taken = outcome.refusals.some((refusal) => TAKEN.has(refusal.code))
  const detail = outcome.refusals
    .map(
      (r) => `${r.sentence}${r.rules.length === 0 ? '' : `（${r.rules.map((rule) => provisionOf(rule)).join('、')}）`}`,
    )
    .join(' ')
  return new ScimError(409, taken ? 'uniqueness' : 'mutability', detail)
}
