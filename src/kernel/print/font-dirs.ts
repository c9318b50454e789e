import { createRequire } from 'node:module'
import path from 'node:path'

const faces = [
  ['@expo-google-fonts/biz-udpgothic', '400Regular'],
  ['@expo-google-fonts/biz-udpgothic', '700Bold'],
  ['@expo-google-fonts/biz-udpmincho', '400Regular'],
  ['@expo-google-fonts/noto-sans-jp', '400Regular'],
  ['@expo-google-fonts/noto-sans-jp', '700Bold'],
] as const

/** Where the typefaces of the printed forms lie: BIZ UD, and Noto Sans JP for the rare characters BIZ UD lacks (𠮷). */
export const houseFontDirs = (): string[] => {
  const require = createRequire(import.meta.url)
  return faces.map(([name, face]) => path.join(path.dirname(require.resolve(`${name}/package.json`)), face))
}
