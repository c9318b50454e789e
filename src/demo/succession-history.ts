import { addDays, type Day } from '#kernel/pure/day.ts'
import type { Product } from '#kernel/http/product.ts'
import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import { SET_UP_ACTOR } from '#features/organisation/set-up/run.ts'
import type { Office } from './office.ts'
import type { Teller } from './storyteller.ts'

const servingOf = (product: Product, personId: string) =>
  readAs(product.db, { reach: EVERYTHING, personId: null }, (tx) =>
    tx.selectFrom('incumbency').select(['id', 'postId']).where('personId', '=', personId).executeTakeFirstOrThrow(),
  )

/** The keeper's post changes hands today with a medium still in the hand: given by the one, not yet taken by the other. */
export const tellSuccession = async (
  product: Product,
  t: Teller,
  office: Office,
  today: Day,
  now: Date,
): Promise<void> => {
  const { keeper } = office
  const successor = office.staff.at(-1)
  if (!successor) throw new Error('nobody to succeed')
  await t.does(keeper, now, 'media.medium', 'begin-use', office.spare(), {
    area: 'own',
    place: 'B棟4階 業務用端末 7号',
    purpose: '年度の点検資料の作成',
    virusCheck: 'clean',
    encryptionSet: 'set',
    dueOn: addDays(today, 5),
  })
  const { id, postId } = await servingOf(product, keeper.personId)
  await t.does(SET_UP_ACTOR, now, 'organisation.incumbency', 'end', id, { endsOn: today, reason: '人発第118号' })
  await t.does(
    SET_UP_ACTOR,
    now,
    'organisation.incumbency',
    'appoint',
    null,
    {
      postId,
      personId: successor.personId,
      kind: 'substantive',
      startsOn: today,
      endsOn: null,
      orderNumber: '人発第118号',
      documentId: null,
    },
    { post: postId, person: successor.personId },
  )
  const handover = await t.does(
    keeper,
    now,
    'succession.handover',
    'open',
    null,
    { toId: null, effectiveOn: null, note: '保管庫の予備のかぎは、保管庫 甲-1の上段にあります。' },
    { incumbency: id },
  )
  await t.does(keeper, now, 'succession.handover', 'hand-all', handover, { told: true, note: null })
}
