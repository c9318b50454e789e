import type { Duty } from '#kernel/pure/duty.ts'

/** A unit without a designated place has nowhere to keep media. */
export const designateAPlace: Duty = {
  key: 'media.designate-place',
  title: '集中保管場所を指定する',
  rules: ['R061', 'R048'],
  role: 'UNIT',
}
