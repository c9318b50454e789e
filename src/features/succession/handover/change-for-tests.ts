import type { Outcome } from '#kernel/act/outcome.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { TODAY, type World } from '../world-for-tests.ts'
import type { Handover } from './model.ts'

export const GIVER = '檜山 透'
export const SUCCESSOR = '朝比奈 巡'
export const OFFICER = '水城 航'

export const codes = (outcome: Outcome) =>
  outcome.kind === 'refused' ? outcome.refusals.map((r) => r.code) : outcome.kind

export const loaded = async (world: World, id: string): Promise<Handover> => {
  const binding = world.bindings.get('succession.handover')
  const found: Handover | null | undefined = await world.read((tx) => binding?.load(tx, id) ?? Promise.resolve(null))
  if (!found) throw new Error('there is no such handover')
  return found
}

/** 檜山 keeps media for the section, has one in hand and asked for another to take out; 朝比奈 takes the post today. */
export const aChangeOfPost = async (world: World) => {
  const inUse = await world.medium(GIVER)
  const asked = await world.medium()
  const takeOut = (
    await world.done({
      process: 'media.take-out',
      act: 'request',
      from: { medium: asked },
      input: { ...FILLED.request, startsOn: TODAY, endsOn: TODAY },
      actor: await world.who(GIVER),
    })
  ).caseId
  const serving = await world.serving(GIVER)
  await world.done({
    process: 'organisation.incumbency',
    act: 'end',
    caseId: serving,
    input: { endsOn: TODAY, reason: '発令1' },
  })
  const post = await world.read((tx) =>
    tx.selectFrom('incumbency').select('postId').where('id', '=', serving).executeTakeFirstOrThrow(),
  )
  await world.done({
    process: 'organisation.incumbency',
    act: 'appoint',
    from: { post: post.postId, person: await world.id(SUCCESSOR) },
    input: { postId: post.postId, personId: await world.id(SUCCESSOR), kind: 'substantive', startsOn: TODAY },
  })
  const handover = (
    await world.done({ process: 'succession.handover', act: 'open', from: { incumbency: serving }, input: {} })
  ).caseId
  return { inUse, takeOut, handover }
}
