import type { AnyRegister, Feature } from '#kernel/http/product.ts'
import { boundSettingRegister } from './register-store.ts'
import { settingBinding } from './store.ts'

const registers: readonly AnyRegister[] = [boundSettingRegister]

/** What the directive leaves open and an office may decide for itself. */
export const settingsFeature: Feature = {
  key: 'settings',
  title: '設定',
  bindings: [settingBinding],
  registers,
  duties: [],
  forms: [],
}
