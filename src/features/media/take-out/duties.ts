import type { Duty } from '#kernel/pure/duty.ts'

/** What was taken out comes back within the permitted period. */
export const returnWhatIsOut: Duty = {
  key: 'media.take-out.return',
  title: '持ち出した媒体を返す',
  rules: ['R054', 'R070'],
  role: 'USER',
}
