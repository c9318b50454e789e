import { act } from '#kernel/act/act.ts'
import { EVERYTHING, readAs, writeAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import type { RoleKey } from '#directive/roles.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { saveFields } from '#features/risk/documents/drafts-store.ts'
import type { DocumentKind } from '#features/risk/documents/kind.ts'
import { fieldsOfKind, kindOf } from '#features/risk/documents/kinds.ts'
import { sampleAnswer } from './sample-answers.ts'

const EVERYBODY = { reach: EVERYTHING, personId: null }

/** Who writes what of one system of the sample, at moments told. */
export type RiskWriter = {
  systemId: string
  people: Readonly<Record<'dev' | 'ops' | 'operator' | 'cert' | 'officer', Actor>>
  does: (
    who: Actor,
    at: Date,
    process: string,
    name: string,
    on: string | null,
    input?: object,
    /** What the form is opened with, where that is not the system alone. */
    from?: Readonly<Record<string, string>>,
  ) => Promise<string>
  /** Begins a document, answers it by the product's own examples and finalises its first version; answers its id. */
  writes: (who: readonly Actor[], at: Date, kind: DocumentKind, fiscalYear?: number) => Promise<string>
}

const holderOf = async ({ db }: Product, role: RoleKey, systemId: string | null, day: Day): Promise<Actor> => {
  const holder = await readAs(db, EVERYBODY, async (tx) => {
    const row = await tx
      .selectFrom('appointment as a')
      .innerJoin('incumbency as i', 'i.postId', 'a.postId')
      .select('i.personId')
      .where('a.role', '=', role)
      .$if(systemId !== null, (q) => q.where('a.systemId', '=', systemId))
      .where('i.startsOn', '<=', day)
      .where((e) => e.or([e('i.endsOn', 'is', null), e('i.endsOn', '>', day)]))
      .orderBy('i.kind', 'desc')
      .executeTakeFirstOrThrow()
    return loadActor(tx, row.personId, day)
  })
  if (!holder) throw new Error(`the sample organisation has nobody as ${role}`)
  return holder
}

/** What the record of a decision has written already. */
const DRAFTED: Readonly<Partial<Record<DocumentKind, readonly string[]>>> = {
  'certification-report': ['reviewed', 'reason', 'reviewed-on'],
}

/** The people of one system of 付紙第１ as they stand on a day, and their pens. */
export const riskWriter = async (of: Product, systemKey: string, day: Day): Promise<RiskWriter> => {
  const { id: systemId } = await readAs(of.db, EVERYBODY, (tx) =>
    tx.selectFrom('system').select('id').where('key', '=', systemKey).executeTakeFirstOrThrow(),
  )
  const does = async (
    actor: Actor,
    at: Date,
    process: string,
    name: string,
    caseId: string | null,
    input: object = {},
    from: Readonly<Record<string, string>> = { system: systemId },
  ) => {
    const outcome = await act(of.db, of.bindings, {
      process,
      act: name,
      caseId,
      from,
      input: input as Record<string, unknown>,
      actor,
      at,
    })
    if (outcome.kind !== 'done') throw new Error(`${systemKey}: ${process}.${name}: ${JSON.stringify(outcome)}`)
    return outcome.caseId
  }
  return {
    systemId,
    people: {
      dev: await holderOf(of, 'SYS_DEV', systemId, day),
      ops: await holderOf(of, 'SYS_OPS', systemId, day),
      operator: await holderOf(of, 'OPR', systemId, day),
      cert: await holderOf(of, 'CERT', systemId, day),
      officer: await holderOf(of, 'IAO', null, day),
    },
    does,
    writes: async (who, at, kind, fiscalYear = fiscalYearOf(dayOf(at))) => {
      const [first] = who
      if (!first) throw new Error(`nobody to write ${kind}`)
      const year = { fiscalYear: kindOf(kind).yearly ? fiscalYear : null }
      const id = await does(first, at, 'risk.document', 'begin', null, year, { kind, system: systemId })
      const drafted = DRAFTED[kind] ?? []
      const fields = fieldsOfKind(kindOf(kind)).filter((field) => !drafted.includes(field.key))
      for (const actor of who)
        await writeAs(of.db, actor, (tx) =>
          saveFields(tx, {
            documentId: id,
            typed: fields.map((field) => ({ field, value: sampleAnswer(field, dayOf(at)), base: 0, mine: [] })),
            actor,
            at,
            edit: `sample-${kind}`,
          }),
        )
      await does(first, new Date(at.getTime() + 60_000), 'risk.document', 'finalize', id)
      return id
    },
  }
}
