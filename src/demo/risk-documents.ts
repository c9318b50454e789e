import { act } from '#kernel/act/act.ts'
import { EVERYTHING, readAs, writeAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { RoleKey } from '#directive/roles.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { saveFields } from '#features/risk/documents/drafts-store.ts'
import { fieldsOfKind, kindOf } from '#features/risk/documents/kinds.ts'
import { remark } from '#features/risk/documents/remarks-store.ts'
import { sampleAnswer } from './sample-answers.ts'

const EVERYBODY = { reach: EVERYTHING, personId: null }

/** The second of 付紙第１: the first is left to whoever tries the procedure from nothing. */
const SAMPLE = 2

const systemId = async ({ db }: Product): Promise<string> =>
  (
    await readAs(db, EVERYBODY, (tx) =>
      tx.selectFrom('system').select('id').where('annexNumber', '=', SAMPLE).executeTakeFirstOrThrow(),
    )
  ).id

const holderOf = async ({ db }: Product, role: RoleKey, system: string, at: Date): Promise<Actor> => {
  const holder = await readAs(db, EVERYBODY, async (tx) => {
    const row = await tx
      .selectFrom('appointment as a')
      .innerJoin('incumbency as i', 'i.postId', 'a.postId')
      .select('i.personId')
      .where('a.role', '=', role)
      .where('a.systemId', '=', system)
      .where('i.endsOn', 'is', null)
      .executeTakeFirstOrThrow()
    return loadActor(tx, row.personId, dayOf(at))
  })
  if (!holder) throw new Error(`the sample organisation has nobody as ${role}`)
  return holder
}

/** Two documents of one system: a security plan whose second version is being written, and a monitoring plan just begun. */
export const tellDocuments = async (of: Product, say: (line: string) => void): Promise<void> => {
  const at = of.clock()
  const system = await systemId(of)
  const [dev, ops, cert] = await Promise.all(
    (['SYS_DEV', 'SYS_OPS', 'CERT'] as const).map((role) => holderOf(of, role, system, at)),
  )
  if (!dev || !ops || !cert) return
  const fiscalYear = fiscalYearOf(dayOf(at))
  const does = async (actor: Actor, name: string, caseId: string | null, input = {}, from = {}) => {
    const command = { process: 'risk.document', act: name, caseId, input, from, actor, at }
    const outcome = await act(of.db, of.bindings, command)
    if (outcome.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
    return outcome.caseId
  }
  const answers = (actor: Actor, documentId: string, kind: string) =>
    writeAs(of.db, actor, (tx) =>
      saveFields(tx, {
        documentId,
        typed: fieldsOfKind(kindOf(kind)).map((field) => ({
          field,
          value: sampleAnswer(field, dayOf(at)),
          base: 0,
          mine: [],
        })),
        actor,
        at,
        edit: 'sample',
      }),
    )
  const plan = await does(dev, 'begin', null, { fiscalYear }, { kind: 'security-plan', system })
  await answers(dev, plan, 'security-plan')
  await answers(ops, plan, 'security-plan')
  await does(dev, 'finalize', plan)
  await does(ops, 'revise', plan, { reason: '運用で行うことを改める' })
  const by = { actor: cert, post: cert.posts[0]?.title ?? '', at }
  await writeAs(of.db, cert, (tx) =>
    remark(tx, {
      documentId: plan,
      field: 'limits',
      must: true,
      text: '記録の保管の見込みの時期を書いてください。',
      by,
    }),
  )
  const monitoring = await does(dev, 'begin', null, { fiscalYear }, { kind: 'monitoring-plan', system })
  await answers(dev, monitoring, 'monitoring-plan')
  say('リスク管理の文書')
}
