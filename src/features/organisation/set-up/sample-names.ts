import type { PostKey } from '#directive/organisation/posts.ts'
import type { UnitKey } from '#directive/organisation/units.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { IncumbencyKind } from '#kernel/pure/actor.ts'

/** Units that stand for 各隊, whose names the directive does not give. Invented. */
export const SAMPLE_UNITS = [
  { key: 'corps-1', name: '第１隊（見本）', abbreviation: 'サ1' },
  { key: 'corps-2', name: '第２隊（見本）', abbreviation: 'サ2' },
] as const

type SampleUnitKey = UnitKey | (typeof SAMPLE_UNITS)[number]['key']

type SamplePostText = {
  title: string
  unit: SampleUnitKey
  role: RoleKey
  over?: 'own-unit' | 'all-systems' | 'main-systems'
}

const IAP = { title: '情報保証担当', role: 'UNIT_IAP', over: 'own-unit' } as const

/** Posts for roles that the directive leaves open, and the desks of 付紙第８. Invented, but for the desks. */
export const SAMPLE_POSTS = {
  'corps-1-commander': { title: '第１隊長', unit: 'corps-1', role: 'UNIT', over: 'own-unit' },
  'corps-2-commander': { title: '第２隊長', unit: 'corps-2', role: 'UNIT', over: 'own-unit' },
  auditor: { title: '首席監査官', unit: 'joint-staff', role: 'AUD' },
  certifier: { title: '情報保証認証官', unit: 'joint-staff', role: 'CERT', over: 'all-systems' },
  'incident-assistant': { title: '運用幕僚', unit: 'cyber-hq', role: 'CIR_AST' },
  'communications-desk': { title: '情報保証係長', unit: 'js-cyber-ia-desk', role: 'J6P' },
  'communications-watch': { title: '運用当直幹部', unit: 'js-c4-dept', role: 'J6P' },
  'security-desk': { title: '保全係長', unit: 'js-security-desk', role: 'COMSEC_G' },
  'security-watch': { title: '総務部当直幹部', unit: 'js-general-affairs-dept', role: 'COMSEC_G' },
  operator: { title: 'システム運用班長', unit: 'js-c4-operations', role: 'OPR', over: 'main-systems' },
  'iap-c4-planning': { ...IAP, unit: 'js-c4-planning' },
  'iap-c4-operations': { ...IAP, unit: 'js-c4-operations' },
  'iap-general-affairs': { ...IAP, unit: 'js-general-affairs' },
  'iap-operations-3': { ...IAP, unit: 'js-operations-3' },
  'iap-college': { ...IAP, unit: 'jsc-general-affairs' },
  'iap-cyber-hq-2': { ...IAP, unit: 'cyber-hq-2' },
} as const satisfies Record<string, SamplePostText>

export type SamplePostKey = keyof typeof SAMPLE_POSTS

type Held = PostKey | SamplePostKey | { post: PostKey | SamplePostKey; kind: IncumbencyKind }

export type SamplePersonText = {
  rank: string
  name: string
  kana: string
  unit: SampleUnitKey
  posts?: readonly Held[]
  kind?: 'attached'
}

const one = (unit: SampleUnitKey, rank: string, name: string, kana: string, ...posts: Held[]): SamplePersonText => ({
  unit,
  rank,
  name,
  kana,
  ...(posts.length === 0 ? {} : { posts }),
})

const attached = (unit: SampleUnitKey, rank: string, name: string, kana: string): SamplePersonText => ({
  ...one(unit, rank, name, kana),
  kind: 'attached',
})

/** Invented people. None of them exists. */
export const SAMPLE_PEOPLE: readonly SamplePersonText[] = [
  one('js-cyber-planning', '事務官', '管野 理', 'かんの おさむ'),
  one('joint-staff', '空将', '鷹取 誠一', 'たかとり せいいち', 'chief-of-joint-staff'),
  one('js-general-affairs', '1等陸佐', '三雲 志保', 'みくも しほ', 'general-affairs-chief'),
  one('js-personnel-education', '1等海佐', '榊原 諒', 'さかきばら りょう', 'personnel-education-chief'),
  one('js-operations-1', '1等陸佐', '蓮見 剛', 'はすみ つよし', 'operations-1-chief'),
  one('js-operations-2', '2等海佐', '真壁 悠', 'まかべ ゆう', 'operations-2-chief'),
  one('js-operations-3', '1等空佐', '能登 晴彦', 'のと はるひこ', 'operations-3-chief'),
  one('js-defense', '1等陸佐', '鴻池 直人', 'こうのいけ なおと', 'defense-chief'),
  one('js-planning', '1等海佐', '氷室 玲子', 'ひむろ れいこ', 'planning-chief'),
  one('js-c4-dept', '陸将補', '相馬 隆史', 'そうま たかし', 'c4-director'),
  one('js-c4-planning', '1等空佐', '水城 航', 'みずき わたる', 'c4-planning-chief'),
  one('js-cyber-planning', '2等空佐', '久世 岳', 'くぜ がく', 'cyber-planning-head'),
  one('js-c4-operations', '1等陸佐', '桐生 涼介', 'きりゅう りょうすけ', 'c4-operations-chief'),
  one('js-chief-counsellor', '事務官', '日下部 透子', 'くさかべ とうこ', 'operations-coordinator'),
  one('js-press', '1等空佐', '早瀬 凛', 'はやせ りん', 'deputy-spokesperson'),
  one('js-legal', '2等陸佐', '六車 正道', 'むぐるま まさみち', 'legal-officer'),
  one('js-logistics-office', '1等海佐', '浪岡 渉', 'なみおか わたる', 'logistics-office-head'),
  one('jsc-general-affairs', '2等空佐', '薄井 美咲', 'うすい みさき', 'college-general-affairs-chief', {
    post: 'college-planning-head',
    kind: 'acting',
  }),
  one('jsc-education', '1等海佐', '宗像 学', 'むなかた まなぶ', 'college-education-chief'),
  one('jsc-peace', '1等陸佐', '和久井 望', 'わくい のぞみ', 'college-peace-head'),
  one('cyber-defense', '海将補', '稲城 護', 'いなぎ まもる', 'cyber-commander'),
  one('cyber-hq-2', '2等陸佐', '堂島 拓', 'どうじま たく', 'cyber-hq-2-chief'),
  one('corps-1', '2等空佐', '風間 迅', 'かざま じん', 'corps-1-commander'),
  one('corps-2', '3等海佐', '渡会 昴', 'わたらい すばる', { post: 'corps-2-commander', kind: 'deputy' }),
  one('joint-staff', '陸将補', '一色 厳', 'いっしき いわお', 'auditor'),
  one('joint-staff', '1等空佐', '神代 明里', 'くましろ あかり', 'certifier'),
  one('cyber-hq', '3等空佐', '瀬名 光', 'せな ひかる', 'incident-assistant'),
  one('js-cyber-ia-desk', '1等海尉', '沢渡 まどか', 'さわたり まどか', 'communications-desk'),
  one('js-c4-dept', '3等空佐', '轟 健', 'とどろき けん', 'communications-watch'),
  one('js-security-desk', '1等陸尉', '茅野 静', 'かやの しずか', 'security-desk'),
  one('js-general-affairs-dept', '3等海佐', '千早 優', 'ちはや ゆう', 'security-watch'),
  one('js-c4-operations', '3等陸佐', '伴野 修', 'ばんの おさむ', 'operator'),
  one('js-c4-planning', '3等陸佐', '檜山 透', 'ひやま とおる', 'iap-c4-planning'),
  one('js-c4-operations', '1等空尉', '小鳥遊 遥', 'たかなし はるか', 'iap-c4-operations'),
  one('js-general-affairs', '事務官', '和泉 真琴', 'いずみ まこと', 'iap-general-affairs'),
  one('js-operations-3', '1等陸尉', '葛西 陸', 'かさい りく', 'iap-operations-3'),
  one('jsc-general-affairs', '事務官', '手塚 恵', 'てづか めぐみ', 'iap-college'),
  one('cyber-hq-2', '1等海尉', '三ツ矢 翔', 'みつや しょう', 'iap-cyber-hq-2'),
  one('js-c4-planning', '1等空尉', '朝比奈 巡', 'あさひな めぐる'),
  one('js-c4-planning', '2等陸尉', '大友 桂', 'おおとも かつら'),
  one('js-c4-planning', '事務官', '来栖 菜摘', 'くるす なつみ'),
  one('js-c4-planning', '技官', '篠宮 匠', 'しのみや たくみ'),
  one('js-c4-operations', '1等海尉', '有賀 洋', 'あるが ひろし'),
  one('js-c4-operations', '空曹長', '烏丸 大和', 'からすま やまと'),
  one('js-c4-operations', '1等陸曹', '都築 咲', 'つづき さき'),
  one('js-c4-operations', '技官', '藤堂 司', 'とうどう つかさ'),
  one('js-general-affairs', '2等海尉', '碓氷 千景', 'うすい ちかげ'),
  one('js-general-affairs', '陸曹長', '甲斐 稔', 'かい みのる'),
  one('js-general-affairs', '事務官', '白鳥 晶', 'しらとり あきら'),
  one('js-general-affairs', '事務官', '鳴海 穂高', 'なるみ ほだか'),
  one('js-operations-3', '1等空尉', '犬飼 周', 'いぬかい あまね'),
  one('js-operations-3', '2等陸尉', '宮古 渚', 'みやこ なぎさ'),
  one('js-operations-3', '1等海曹', '結城 守', 'ゆうき まもる'),
  one('js-planning', '3等海佐', '奥寺 響', 'おくでら ひびき'),
  one('js-planning', '1等陸尉', '雲野 櫂', 'くもの かい'),
  one('js-planning', '事務官', '保科 澄', 'ほしな すみ'),
  one('jsc-general-affairs', '1等空尉', '近江 律', 'おうみ りつ'),
  one('jsc-general-affairs', '1等海曹', '芹沢 茜', 'せりざわ あかね'),
  one('jsc-general-affairs', '事務官', '向井 杏', 'むかい あん'),
  one('cyber-hq-2', '2等空尉', '上総 蒼', 'かずさ あおい'),
  one('cyber-hq-2', '1等陸曹', '佐伯 楓', 'さえき かえで'),
  one('cyber-hq-2', '技官', '湊 伊織', 'みなと いおり'),
  attached('js-c4-operations', '技術員（湾岸システム）', '布施 健吾', 'ふせ けんご'),
  attached('js-c4-planning', '支援員（北辰リスク支援）', '室井 夏帆', 'むろい かほ'),
]

/** Instances of the classes 23 and 24, each under the head of the section that plans it. Invented. */
export const SAMPLE_INSTANCES = [
  { class: 'standalone', name: '企画課 翻訳用端末（見本）', head: 'c4-planning-chief' },
  { class: 'tablet', name: '総務課 会議用タブレット（見本）', head: 'general-affairs-chief' },
] as const

/** Service number of the person the demonstration gives the manager's account. */
export const SAMPLE_ADMINISTRATOR = '見本-001'

export const SAMPLE_DOCUMENT = {
  number: '見本第0001号',
  title: '情報保証に関する責任者等の指定について（見本）',
} as const
