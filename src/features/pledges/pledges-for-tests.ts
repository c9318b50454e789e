import { expect } from 'vitest'
import type { Outcome } from '#kernel/act/outcome.ts'
import { TODAY, type World } from '../succession/world-for-tests.ts'
import { tallyOf, type Tally } from './coverage/units-store.ts'
import { ownOf, type Own } from './own/own-store.ts'
import { markOf } from './pledge/model.ts'
import { textOn } from './text/current.ts'

/** 総務課: its officer, two of its people; 統合幕僚学校 総務課's officer, where one of them goes. */
export const OFFICER = '三雲 志保'
export const USER = '碓氷 千景'
export const COLLEAGUE = '甲斐 稔'
export const ELSEWHERE = '薄井 美咲'

/** What the tests of pledges do again and again, in one world. */
export const pledgesOf = (world: World) => {
  const unit = (key: string) => world.known.units.get(key) ?? ''

  const own = async (name: string): Promise<Own> => {
    const id = await world.id(name)
    return world.read((tx) => ownOf(tx, id, TODAY))
  }

  const stateOf = async (name: string) => (await own(name)).standing?.state

  const formOf = async () => ({
    text: markOf(await world.read((tx) => textOn(tx, TODAY))),
    postTitle: '総務課員',
    pledged: true,
  })

  const sign = async (name: string, more: { as?: string; input?: object } = {}): Promise<Outcome> =>
    world.act({
      process: 'pledges.pledge',
      act: 'sign',
      from: { person: await world.id(name) },
      input: { ...(await formOf()), ...more.input },
      actor: await world.who(more.as ?? name),
    })

  const signed = async (name: string): Promise<string> => {
    const outcome = await sign(name)
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    return outcome.caseId
  }

  const does = async (who: string, act: string, caseId: string, input: Record<string, unknown> = {}) =>
    world.act({ process: 'pledges.pledge', act, caseId, input, actor: await world.who(who) })

  const accepted = async (name: string): Promise<string> => {
    const id = await signed(name)
    expect(await does(OFFICER, 'accept', id)).toMatchObject({ kind: 'done' })
    return id
  }

  const onPaper = async (name: string, signedOn: string) =>
    world.done({
      process: 'pledges.pledge',
      act: 'record-paper',
      from: { person: await world.id(name) },
      input: { signedOn, postTitle: '総務課員', place: '総務課 書庫A-2', original: true },
      actor: await world.who(OFFICER),
    })

  const setTo = (key: string, value: number) =>
    world.db
      .insertInto('setting')
      .values({ key, value: JSON.stringify(value) })
      .execute()

  const transfer = async (name: string, to: string, on: string) =>
    world.done({
      process: 'organisation.person',
      act: 'transfer',
      caseId: await world.id(name),
      input: { homeUnitId: unit(to), on },
    })

  const tally = (key: string): Promise<Tally> => world.read((tx) => tallyOf(tx, 1, unit(key)))

  const revise = (effectiveOn: string) =>
    world.done({
      process: 'pledges.text',
      act: 'revise',
      input: { wording: '私は、私有機器により、業務用データを取り扱いません。', effectiveOn, basis: '統幕通達第1号' },
    })

  return { unit, own, stateOf, formOf, sign, signed, does, accepted, onPaper, setTo, transfer, tally, revise }
}
