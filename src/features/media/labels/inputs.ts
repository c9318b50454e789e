import { z } from 'zod'
import { choice, choiceOptional, textOptional, whole } from '#kernel/pure/field.ts'
import { isProfileKey, LABEL_PROFILES, PROFILE_TITLES, slotsOf, type ProfileKey } from '../forms/label-profiles.ts'
import { REASONS } from './model.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

const titles = PROFILE_TITLES as Readonly<Record<ProfileKey, string>>

export const Print = z
  .object({
    profile: choice('用紙', titles, { section: '用紙' }),
    start: whole('始める位置', {
      min: 1,
      max: 100,
      hint: '使いかけの用紙では、左上を1として、残っている最初の面の番号。',
      section: '用紙',
    }),
    reason: choiceOptional('印刷し直す理由', REASONS, {
      hint: '前に印刷したことのあるラベルが含まれるときに選びます。',
      section: '再印刷',
    }),
    reasonNote: textOptional('理由の補足', { hint: `「その他」のときは書きます。${NO_SECRETS}`, section: '再印刷' }),
  })
  .superRefine(({ profile, start }, ctx) => {
    const slots = isProfileKey(profile) ? slotsOf(LABEL_PROFILES[profile]) : 1
    if (start > slots)
      ctx.addIssue({ code: 'custom', path: ['start'], message: `「始める位置」は、この用紙では${slots}までです。` })
  })
