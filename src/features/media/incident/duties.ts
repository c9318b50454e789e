import type { Duty } from '#kernel/pure/duty.ts'

/** A medium is missing, or a receipt differs from its slip, and the case has not ended. */
export const endTheIncident: Duty = {
  key: 'media.incident.end',
  title: '所在不明・相違の媒体を調べ、結末を記録する',
  rules: ['R048', 'R049'],
  role: 'UNIT',
}
