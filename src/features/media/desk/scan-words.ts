import { MEDIA_TYPES, type MediaType } from '../words.ts'
import type { Action } from './actions.ts'
import type { ReceivedScan } from './scans-store.ts'
import type { Counts } from './tally-store.ts'

/** What the field says of a scan; the browser gives each mark its shape, tone and sound. */
export type Said = {
  id: string
  mark: 'ok' | 'again' | 'blocked' | 'unknown' | 'several' | 'place'
  word: string
  line: string
  href?: string
}

const LAID = {
  ready: '読取り済み',
  blocked: '読取り済み（止まっている）',
  removed: '外したもの',
  done: '行ったもの',
} as const

const ofMedium = (scan: ReceivedScan, deed: Pick<Action, 'can'>): Omit<Said, 'id'> => {
  const type = scan.mediaType === null ? '' : MEDIA_TYPES[scan.mediaType as MediaType]
  const line = [scan.number ?? '', type, scan.model ?? ''].join('　')
  const href = `/cases/${scan.mediumId ?? ''}`
  if (!scan.first) return { mark: 'again', word: '読取り済み', line, href }
  if (scan.state === 'ready') return { mark: 'ok', word: deed.can, line, href }
  if (scan.state === 'blocked')
    return { mark: 'blocked', word: '止まりました', line: `${scan.number ?? ''}　${scan.sentence ?? ''}`, href }
  return { mark: 'again', word: LAID[scan.state ?? 'ready'], line, href }
}

/** One scan in words, for the list under the field and for the page without JavaScript. */
export const saidOf = (scan: ReceivedScan, deed: Pick<Action, 'can'>): Said => {
  const { id } = scan
  switch (scan.found) {
    case 'medium':
      return { id, ...ofMedium(scan, deed) }
    case 'several':
      return {
        id,
        mark: 'several',
        word: '番号が決まりません',
        line: `${scan.meant ?? ''}のどれかです。もっと長く入力してください。`,
      }
    case 'place':
      return { id, mark: 'place', word: '保管場所です', line: `${scan.meant ?? ''}。この卓では、媒体を読み取ります。` }
    case 'unknown':
      return {
        id,
        mark: 'unknown',
        word: '不明なコード',
        line: '控えました。何であったかは、後で記せます。',
        href: `/unknown-codes/${id}`,
      }
    default:
      return scan.found satisfies never
  }
}

/** The numbers of a desk, in the order shown. */
export const countWords = (counts: Counts): readonly { label: string; n: number }[] => [
  { label: '読取り', n: counts.scans },
  { label: '行えるもの', n: counts.ready },
  ...(counts.blocked === 0 ? [] : [{ label: '止まっているもの', n: counts.blocked }]),
  ...(counts.unknown === 0 ? [] : [{ label: '不明なコード', n: counts.unknown }]),
  ...(counts.several === 0 ? [] : [{ label: '番号が決まらないもの', n: counts.several }]),
  ...(counts.again === 0 ? [] : [{ label: '読取り済み', n: counts.again }]),
  ...(counts.done === 0 ? [] : [{ label: '行ったもの', n: counts.done }]),
]
