/** Words of 棚卸. The directive knows none of them: it asks for 集中保管 and 適切な管理 and says nothing of counting. */

export const OURS =
  '達に、棚卸の時期・方法・報告の定めはありません。集中保管した媒体を適切に管理すること（付紙第4 1(1)）を確かめる手順として、本製品が設けたものです。'

/** How an expected medium stands in the count. */
export const RESULTS = {
  waiting: '未確認',
  denied: '手元になし',
  missing: '所在不明とした',
  reported: '所在不明の届出あり',
  elsewhere: '別の場所で確認',
  moved: '異動の記録あり',
  explained: '理由を記録',
  held: '所持者が確認',
  found: '所定の場所で確認',
} as const

export type Result = keyof typeof RESULTS

/** Neither seen nor accounted for: these stand between the count and its report. */
export const OPEN_RESULTS = ['waiting', 'denied'] as const satisfies readonly Result[]

export const isOpen = (result: string): boolean => OPEN_RESULTS.some((r) => r === result)

/** What became of one scan: the word shown, and the mark by which the screen colours it. */
export const SCANS = {
  found: { word: '確認', mark: 'ok' },
  elsewhere: { word: '別の場所', mark: 'elsewhere' },
  again: { word: '数え済み', mark: 'again' },
  place: { word: '場所', mark: 'place' },
  'no-place': { word: '場所が先', mark: 'blocked' },
  several: { word: '番号が決まりません', mark: 'several' },
  outside: { word: '対象外', mark: 'blocked' },
  unknown: { word: '不明なコード', mark: 'unknown' },
  unregistered: { word: '番号なし', mark: 'unknown' },
} as const

export type ScanResult = keyof typeof SCANS

/** A place that is no 集中保管場所: desks, bags, meeting rooms. */
export const ANYWHERE = '保管場所以外'
