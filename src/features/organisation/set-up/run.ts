import { act } from '#kernel/act/act.ts'
import type { Bindings } from '#kernel/act/binding.ts'
import type { Database } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'

/** One act of a set-up or an import; gives the case, and throws where the act is refused. */
export type Run = (
  process: string,
  act: string,
  caseId: string | null,
  from: Readonly<Record<string, string>>,
  input: Record<string, unknown>,
) => Promise<string>

/** Before anybody is registered, the product itself sets the organisation up; it may manage and nothing else. */
export const SET_UP_ACTOR: Actor = {
  personId: '00000000-0000-0000-0000-000000000000',
  name: '初期設定',
  rank: '',
  posts: [],
  authorities: [
    {
      role: 'ADMIN',
      postId: null,
      postTitle: '初期設定',
      kind: 'substantive',
      unitId: null,
      unitName: null,
      systemId: null,
      systemName: null,
      provision: '最初の設定',
    },
  ],
  reach: { units: [], systems: [], everything: false },
}

/** A set-up was refused: what it would have done, and the sentences that said no. */
export class SetUpRefused extends Error {
  readonly step: string
  readonly sentences: readonly string[]
  constructor(step: string, sentences: readonly string[]) {
    super(`${step}: ${sentences.join(' ')}`)
    this.step = step
    this.sentences = sentences
  }
}

/** Runs acts one by one, each in a transaction of its own, as one actor at one moment. */
export const runAs =
  (db: Database, bindings: Bindings, actor: Actor, at: () => Date): Run =>
  async (process, actKey, caseId, from, input) => {
    const outcome = await act(db, bindings, { process, act: actKey, caseId, from, input, actor, at: at() })
    const step = `${process}.${actKey}`
    switch (outcome.kind) {
      case 'done':
        return outcome.caseId
      case 'refused':
        throw new SetUpRefused(
          step,
          outcome.refusals.map((r) => r.sentence),
        )
      case 'invalid':
        throw new SetUpRefused(step, Object.values(outcome.fields))
      case 'absent':
        throw new SetUpRefused(step, ['その行為はできません。'])
    }
  }
