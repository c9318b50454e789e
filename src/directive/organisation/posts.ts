import type { UnitKey } from './units.ts'

type PostText = {
  readonly title: string
  readonly unit: UnitKey
  readonly source: string
  /** A post that exists once in every unit of an open row. */
  readonly isOpen?: true
  readonly inferred?: string
}

/** The posts the directive names, in organisational order, each under a key that never changes. */
export const POSTS = {
  'chief-of-joint-staff': { title: '統合幕僚長', unit: 'joint-staff', source: '付紙第5' },
  'general-affairs-chief': { title: '総務課長', unit: 'js-general-affairs', source: '付紙第2' },
  'personnel-education-chief': { title: '人事教育課長', unit: 'js-personnel-education', source: '付紙第2' },
  'operations-1-chief': { title: '運用第１課長', unit: 'js-operations-1', source: '付紙第2' },
  'operations-2-chief': { title: '運用第２課長', unit: 'js-operations-2', source: '付紙第2' },
  'operations-3-chief': { title: '運用第３課長', unit: 'js-operations-3', source: '付紙第1・付紙第2' },
  'defense-chief': { title: '防衛課長', unit: 'js-defense', source: '付紙第2' },
  'planning-chief': { title: '計画課長', unit: 'js-planning', source: '付紙第1・付紙第2' },
  'c4-director': { title: '指揮通信システム部長', unit: 'js-c4-dept', source: '本文 第6-1(3)(4)' },
  'c4-planning-chief': { title: '指揮通信システム企画課長', unit: 'js-c4-planning', source: '付紙第1・付紙第2' },
  'cyber-planning-head': { title: 'サイバー企画室長', unit: 'js-cyber-planning', source: '本文 第7-3(1)' },
  'c4-operations-chief': { title: '指揮通信システム運用課長', unit: 'js-c4-operations', source: '付紙第1・付紙第2' },
  'operations-coordinator': {
    title: '運用調整官',
    unit: 'js-chief-counsellor',
    source: '付紙第2',
    inferred: '首席参事官と参事官の2行にまたがる欄として読み、首席参事官の下に置いた。',
  },
  'deputy-spokesperson': { title: '総括副報道官', unit: 'js-press', source: '付紙第1・付紙第2' },
  'legal-officer': { title: '首席法務官付法務官', unit: 'js-legal', source: '付紙第2' },
  'logistics-office-head': { title: '後方補給室長', unit: 'js-logistics-office', source: '付紙第2' },
  'college-planning-head': { title: '企画室長', unit: 'jsc-planning', source: '付紙第2' },
  'college-general-affairs-chief': { title: '総務課長', unit: 'jsc-general-affairs', source: '付紙第1・付紙第2' },
  'college-education-chief': { title: '教育課長', unit: 'jsc-education', source: '付紙第1・付紙第2' },
  'college-peace-head': { title: '国際平和協力センター長', unit: 'jsc-peace', source: '付紙第1・付紙第2' },
  'cyber-commander': { title: '自衛隊サイバー防衛隊司令', unit: 'cyber-defense', source: '付紙第6' },
  'cyber-hq-2-chief': { title: '隊本部第２科長', unit: 'cyber-hq-2', source: '付紙第2' },
  'cyber-subunit-commander': {
    title: '隊長',
    unit: 'cyber-subunit',
    source: '付紙第2',
    isOpen: true,
    inferred: '各隊の名は示されていない。隊を追加するたびに隊長の官職を設ける。',
  },
} as const satisfies Record<string, PostText>

/** The stable key of a post. */
export type PostKey = keyof typeof POSTS

/** One post with its key; `order` sorts posts by organisation, never by kana. */
export type Post = PostText & { readonly key: PostKey; readonly fullTitle: string; readonly order: number }

/** All posts, in organisational order. */
export const POST_LIST: readonly Post[] = (Object.keys(POSTS) as PostKey[]).map(placed)

/** The post behind a key. */
export function postOf(key: PostKey): Post {
  const post = POST_LIST.find((each) => each.key === key)
  if (post === undefined) throw new RangeError(`no post ${key}`)
  return post
}

function placed(key: PostKey, index: number): Post {
  const post = POSTS[key]
  // 総務課長 stands in two organisations; the directive writes the school's with the school before it.
  const fullTitle = post.unit.startsWith('jsc-') ? `統合幕僚学校${post.title}` : post.title
  return { key, fullTitle, order: (index + 1) * 10, ...post }
}
