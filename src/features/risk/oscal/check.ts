import { shapeNamed, type Shape } from './shape.ts'

/** One thing that is not as OSCAL asks: where, and what is wrong there. */
export type Misfit = {
  path: string
  says: string
  /** A text that should say something and is empty: the document can be read all the same. */
  blank?: true
}

/** The documents of OSCAL this product reads or writes, by the name of their root. */
export const OSCAL_MODELS = {
  catalog: '管理策の一覧',
  profile: '管理策の選定（プロファイル）',
  'system-security-plan': 'セキュリティ計画書',
  'assessment-plan': 'セキュリティ評価計画書',
  'assessment-results': 'セキュリティ評価報告書',
  'plan-of-action-and-milestones': '将来対応計画書',
} as const

export type OscalModel = keyof typeof OSCAL_MODELS

const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)`

const isDay = (text: string): boolean => {
  const [y = 0, m = 0, d = 0] = text.slice(0, 10).split('-').map(Number)
  return new Date(Date.UTC(y, m - 1, d)).getUTCDate() === d
}

/** What is wrong with a text of a plain type; null where nothing is. */
const TEXTS: Readonly<Record<string, { pattern: RegExp; says: string; also?: (text: string) => boolean }>> = {
  uuid: {
    pattern: /^[\da-f]{8}-[\da-f]{4}-[45][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/iu,
    says: 'UUID（版4または版5）ではありません',
  },
  token: { pattern: /^[\p{L}_][\p{L}\p{N}.\-_]*$/u, says: '名札（文字か「_」で始まり、空白のないもの）ではありません' },
  string: { pattern: /^\S(?:.*\S)?$/u, says: '空か、初めか終わりに空白があるか、改行があります' },
  line: { pattern: /^[^\n]+$/u, says: '空か、改行があります' },
  text: { pattern: /^/u, says: '' },
  uri: { pattern: /^[a-z][a-z\d+\-.]+:.+$/iu, says: 'URI ではありません' },
  uriref: { pattern: /^[^\s<>"{}|\\^`]*$/u, says: '参照（URI）に使えない文字があります' },
  email: { pattern: /^[^\s@]+@[^\s@]+$/u, says: 'メールアドレスではありません' },
  base64: { pattern: /^[\dA-Za-z+/]+={0,2}$/u, says: 'Base64 ではありません' },
  date: { pattern: new RegExp(`^${DAY}${ZONE}?$`, 'u'), says: '日付（例 2026-04-01）ではありません', also: isDay },
  instant: {
    pattern: new RegExp(String.raw`^${DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?${ZONE}$`, 'u'),
    says: '時差のある日時（例 2026-04-01T09:00:00+09:00）ではありません',
    also: isDay,
  },
  datetime: {
    pattern: new RegExp(String.raw`^${DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?${ZONE}?$`, 'u'),
    says: '日時ではありません',
    also: isDay,
  },
}

const NUMBERS: Readonly<Record<string, number>> = { int: -Infinity, nat: 0, pos: 1 }

const plain = (value: unknown, type: string): string | null => {
  if (type === 'bool') return typeof value === 'boolean' ? null : 'true か false ではありません'
  const least = NUMBERS[type]
  if (least !== undefined)
    return typeof value === 'number' && Number.isInteger(value) && value >= least
      ? null
      : '整数ではないか、小さすぎます'
  const rule = TEXTS[type]
  if (!rule) throw new Error(`grammar: no plain type ${type}`)
  if (typeof value !== 'string') return '文字列ではありません'
  return rule.pattern.test(value) && (rule.also?.(value) ?? true) ? null : rule.says
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inside = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)

type Fields = Extract<Shape, { is: 'object' }>['fields']

const object = (value: unknown, fields: Fields, path: string, most: number): readonly Misfit[] => {
  if (!isObject(value)) return [{ path, says: '項目の集まり（{ }）ではありません' }]
  const found: Misfit[] = []
  for (const name of Object.keys(value))
    if (!fields.has(name)) found.push({ path: inside(path, name), says: 'OSCAL にない項目です' })
  for (const [name, { shape, required }] of fields) {
    if (found.length >= most) break
    if (Object.hasOwn(value, name)) found.push(...misfits(value[name], shape, inside(path, name), most - found.length))
    else if (required) found.push({ path: inside(path, name), says: 'ありません（必須）' })
  }
  return found
}

const list = (value: unknown, of: Shape, path: string, most: number): readonly Misfit[] => {
  if (!Array.isArray(value)) return [{ path, says: '並び（[ ]）ではありません' }]
  if (value.length === 0) return [{ path, says: '空の並びです。項目ごと省いてください' }]
  const found: Misfit[] = []
  for (const [n, one] of value.entries()) {
    if (found.length >= most) break
    found.push(...misfits(one, of, `${path}[${n}]`, most - found.length))
  }
  return found
}

/** How far into the value the first misfit lies: the further, the more of the shape was met. */
const depth = (found: readonly Misfit[]): number => found[0]?.path.length ?? 0

const fitsBetter = (found: readonly Misfit[], best: readonly Misfit[]): boolean =>
  found.length < best.length || (found.length === best.length && depth(found) > depth(best))

/** Of several shapes the one that fits best speaks: with the fewest misfits, then with those furthest inside. */
const either = (value: unknown, of: readonly Shape[], path: string, most: number): readonly Misfit[] => {
  let best: readonly Misfit[] | null = null
  for (const shape of of) {
    const found = misfits(value, shape, path, most)
    if (found.length === 0) return found
    if (best === null || fitsBetter(found, best)) best = found
  }
  return best ?? []
}

const misfits = (value: unknown, shape: Shape, path: string, most: number): readonly Misfit[] => {
  switch (shape.is) {
    case 'plain': {
      const says = plain(value, shape.type)
      if (says === null) return []
      return [{ path, says, ...(value === '' && shape.type === 'line' ? { blank: true as const } : {}) }]
    }
    case 'words':
      return shape.words.includes(String(value))
        ? []
        : [{ path, says: `「${shape.words.join('」「')}」のどれかではありません` }]
    case 'named':
      return misfits(value, shapeNamed(shape.name), path, most)
    case 'list':
      return list(value, shape.of, path, most)
    case 'either':
      return either(value, shape.of, path, most)
    case 'object':
      return object(value, shape.fields, path, most)
    default:
      return shape satisfies never
  }
}

export const isModel = (name: string): name is OscalModel => Object.hasOwn(OSCAL_MODELS, name)

/** Which OSCAL document a JSON value is by its root, or null. */
export const modelOf = (value: unknown): OscalModel | null => {
  if (!isObject(value)) return null
  const names = Object.keys(value).filter((name) => name !== '$schema')
  const [name] = names
  return names.length === 1 && name !== undefined && isModel(name) ? name : null
}

/** What of a document is not as OSCAL 1.2.1 lays down, in document order, `most` at most; empty where all is. */
export const checkOscal = (value: unknown, model: OscalModel, most = 20): readonly Misfit[] =>
  isObject(value) && Object.hasOwn(value, model)
    ? misfits(value[model], shapeNamed(model), model, most)
    : [{ path: model, says: 'ありません（必須）' }]
