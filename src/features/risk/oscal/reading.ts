import { checkOscal, modelOf, OSCAL_MODELS, type Misfit, type OscalModel } from './check.ts'

/** An OSCAL document whose form is right, or what is wrong with it: each with its place, in words and as a path. */
export type Read =
  | { ok: true; model: OscalModel; document: unknown; passed: readonly Misfit[] }
  | { ok: false; faults: readonly Misfit[] }

/** Documents of these versions are read; the grammar is that of 1.2.1, which the earlier ones fit. */
const VERSION = /^1\.(?:0\.(?:[4-9]|\d{2,})|[12]\.\d+)$/u
export const VERSIONS_READ = '1.0.4から1.2.xまで'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const NAMES: Readonly<Record<string, string>> = {
  catalog: '管理策の一覧',
  profile: '選定（プロファイル）',
  metadata: '文書の情報',
  groups: '分類',
  controls: '管理策',
  params: 'パラメーター',
  props: '属性',
  links: '参照',
  parts: '本文の部分',
  prose: '文',
  title: '題名',
  imports: '取込元',
  'include-controls': '選ぶ管理策',
  'exclude-controls': '除く管理策',
  'with-ids': '管理策の識別子',
  matching: '照合する型',
  merge: 'まとめ方',
  modify: '改め方',
  'set-parameters': '値の設定',
  alters: '管理策の改め',
  adds: '加えるもの',
  removes: '除くもの',
  'system-security-plan': 'セキュリティ計画書',
  'assessment-plan': 'セキュリティ評価計画書',
  'assessment-results': 'セキュリティ評価報告書',
  'plan-of-action-and-milestones': '将来対応計画書',
  'system-characteristics': '情報システムの特性',
  'system-implementation': '情報システムの構成',
  components: '構成要素',
  users: '利用者',
  'control-implementation': '管理策の実装',
  'implemented-requirements': '実装した管理策',
  'by-components': '構成要素ごとの記載',
  statements: '本文ごとの記載',
  'reviewed-controls': '評価する管理策',
  'control-selections': '管理策の選び方',
  activities: '行うこと',
  tasks: '作業',
  results: '評価の結果',
  findings: '所見',
  observations: '観察',
  risks: 'リスク',
  remediations: '対応',
  'poam-items': '項目',
  description: '内容',
  status: '状態',
  'last-modified': '最後に改めた日時',
  'back-matter': '付属資料',
  resources: '資料',
  revisions: '改訂',
  parties: '関係者',
  roles: '役割',
}

const nameOf = (at: unknown): string => {
  if (!isObject(at)) return ''
  const name = at['id'] ?? at['control-id'] ?? at['param-id'] ?? at['name'] ?? at['href']
  return typeof name === 'string' && name !== '' ? `「${name.slice(0, 60)}」` : ''
}

/** A path as `catalog.groups[0].controls[1].title`, in words: 「管理策の一覧 の 1番目の分類「ac」 の …」. */
export const pathInWords = (document: unknown, path: string): string => {
  let at: unknown = document
  const words: string[] = []
  for (const step of path.split(/\.(?![^[]*\])/u)) {
    const [name = ''] = step.split('[')
    if (name !== '') at = isObject(at) ? at[name] : undefined
    const places = [...step.matchAll(/\[(\d+)\]/gu)].map((m) => Number(m[1]))
    for (const place of places) at = Array.isArray(at) ? (at as unknown[])[place] : undefined
    const [nth] = places
    const called = NAMES[name] ?? name
    words.push(nth === undefined ? called : `${nth + 1}番目の${called}${nameOf(at)}`)
  }
  return words.join(' の ')
}

const fault = (path: string, says: string): Read => ({ ok: false, faults: [{ path, says }] })

const placeText = (text: string, place: number): string => {
  const before = text.slice(0, place).split('\n')
  return `${before.length}行目の${(before.at(-1) ?? '').length + 1}文字目で、JSON として読めなくなります。`
}

/**
 * Where in a text JSON stopped being JSON, by line. The parser tells the place for some faults; for a character it did not
 * expect it only quotes what stands around it, which is looked for.
 */
const brokenAt = (text: string, error: unknown): string => {
  const said = error instanceof Error ? error.message : ''
  const place = /position (\d+)/u.exec(said)?.[1]
  if (place !== undefined) return placeText(text, Number(place))
  const [, token, quoted] =
    /Unexpected token '(.*?)', (?:\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON/u.exec(said) ?? []
  const at = quoted === undefined ? -1 : text.indexOf(quoted)
  if (at < 0) return 'JSON が途中で終わっています。'
  const within = quoted?.lastIndexOf(token ?? '') ?? 0
  return placeText(text, at + Math.max(within, 0)).replace(/の\d+文字目/u, '')
}

const parse = (text: string): { ok: true; value: unknown } | { ok: false; says: string } => {
  try {
    // A byte order mark is no JSON, and some editors write one.
    return { ok: true, value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) }
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, says: '入れ子が深すぎます。' }
    return { ok: false, says: brokenAt(text, error) }
  }
}

const versionOf = (document: unknown, model: OscalModel): string | null => {
  const root = isObject(document) ? document[model] : undefined
  const metadata = isObject(root) ? root['metadata'] : undefined
  const version = isObject(metadata) ? metadata['oscal-version'] : undefined
  return typeof version === 'string' ? version : null
}

const MOST_BLANKS = 1000

const judged = (document: unknown, model: OscalModel, blanks: boolean): Read => {
  try {
    const all = checkOscal(document, model, blanks ? MOST_BLANKS : undefined)
    const faults = blanks && all.length < MOST_BLANKS ? all.filter((one) => one.blank !== true) : all
    if (faults.length > 0) return { ok: false, faults: faults.slice(0, 20) }
    const unkept = unkeptText(isObject(document) ? document[model] : null, model)
    return unkept === null ? { ok: true, model, document, passed: all } : { ok: false, faults: [unkept] }
  } catch (error) {
    if (error instanceof RangeError) return fault(model, '入れ子が深すぎます。')
    throw error
  }
}

/** The first text with a character that cannot be kept, or null. */
const unkeptText = (value: unknown, path: string): Misfit | null => {
  if (typeof value === 'string')
    return value.includes('\u0000') || !value.isWellFormed()
      ? { path, says: '記録できない文字（NUL など）があります' }
      : null
  if (Array.isArray(value)) {
    for (const [n, one] of value.entries()) {
      const found = unkeptText(one, `${path}[${n}]`)
      if (found !== null) return found
    }
    return null
  }
  if (!isObject(value)) return null
  for (const [name, one] of Object.entries(value)) {
    const found = unkeptText(one, `${path}.${name}`)
    if (found !== null) return found
  }
  return null
}

/**
 * Reads a text as one of these OSCAL documents: JSON, kind, version and form, in this order; the first that fails speaks.
 * `blanks`: titles that are empty, as published templates have them, are passed over and told.
 */
export const readOscal = (text: string, models: readonly OscalModel[], { blanks = false } = {}): Read => {
  const parsed = parse(text)
  if (!parsed.ok) return fault('', parsed.says)
  const model = modelOf(parsed.value)
  const wanted = models.map((m) => `「${OSCAL_MODELS[m]}」（${m}）`).join('か')
  if (model === null) return fault('', `OSCAL の文書ではありません。${wanted}の JSON を選んでください。`)
  if (!models.includes(model)) return fault(model, `「${OSCAL_MODELS[model]}」の文書です。${wanted}を選んでください。`)
  const version = versionOf(parsed.value, model)
  if (version !== null && !VERSION.test(version))
    return fault(
      `${model}.metadata.oscal-version`,
      `OSCAL ${version.slice(0, 20)} の文書です。読めるのは ${VERSIONS_READ}です。`,
    )
  return judged(parsed.value, model, blanks)
}

/** One fault as a person reads it: what is wrong, where in words, and the path for whoever mends the file. */
export const faultText = (document: unknown, { path, says }: Misfit): string =>
  path === '' ? says : `${pathInWords(document, path)}：${says}（${path}）`

/** All faults of a text in words; the document is read once more only for the names on the way. */
export const faultTexts = (text: string, faults: readonly Misfit[]): readonly string[] => {
  const parsed = parse(text)
  return faults.map((one) => faultText(parsed.ok ? parsed.value : null, one))
}
