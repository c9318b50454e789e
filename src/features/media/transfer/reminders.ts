/** Days after which a missing receipt is asked for again. The directive only says 速やかに; a setting may say otherwise. */
export const REMINDER_DAYS = [3, 7, 14] as const

export const REMINDER_SETTING = 'media.transfer.reminder-days'

export const REMINDERS_ARE_OURS =
  '達は「速やかに」とだけ定めている。督促の目安は本製品の設定（既定は発送又は受領から3日・7日・14日）で、変えられる。'
