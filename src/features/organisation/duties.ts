import type { Duty } from '#kernel/pure/duty.ts'

const YEARLY = '達に時期の定めはない。年度に一度を初期値とした。'

export const vacantPost: Duty = {
  key: 'organisation.vacant-post',
  title: '責任者の官職の欠員を埋める',
  rules: ['R002', 'R042', 'R044'],
  role: 'ADMIN',
}

export const systemWithoutHead: Duty = {
  key: 'organisation.system-without-head',
  title: '情報システムの整備・運用の責任者を指定する',
  rules: ['R001', 'R042'],
  role: 'ADMIN',
}

export const instanceWithoutHead: Duty = {
  key: 'organisation.instance-without-head',
  title: '計画、整備する課等の長を責任者に指定する',
  rules: ['R043'],
  role: 'ADMIN',
}

export const unitWithoutOfficer: Duty = {
  key: 'organisation.unit-without-officer',
  title: '課等の部隊等情報保証責任者を指定する',
  rules: ['R002', 'R044'],
  role: 'ADMIN',
}

export const usersUnsupervised: Duty = {
  key: 'organisation.users-unsupervised',
  title: '課等のシステム利用者を監督する',
  rules: ['R003'],
  role: 'UNIT',
  configurable: YEARLY,
}

export const othersUncontrolled: Duty = {
  key: 'organisation.others-uncontrolled',
  title: '職員以外の者を統制する',
  rules: ['R004'],
  role: 'UNIT',
  configurable: YEARLY,
}
