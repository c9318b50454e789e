import { clockText } from '#kernel/pure/clock-text.ts'
import { ANYWHERE, type Result, type ScanResult } from '../words.ts'

/** What a scanned or typed text means in one stocktake. */
export type Meaning =
  | { kind: 'place'; id: string; name: string }
  | { kind: 'item'; mediumId: string }
  | { kind: 'several'; numbers: readonly string[] }
  /** Known, and not on the frozen list; `why` says how that comes. */
  | { kind: 'outside'; mediumId: string | null; number: string; why: string }
  | { kind: 'unknown' }

/** An expected medium as it stands while the scan is judged. */
export type Expected = {
  mediumId: string
  number: string
  method: string
  result: Result
  resultAt: Date | null
  resultBy: string | null
  placeId: string | null
  placeName: string | null
  holderName: string | null
  foundPlace: string | null
  /** Where the register keeps it now, when nobody holds it: it may have been put back since the base time. */
  keptNow: string | null
  lostNow: boolean
}

/** Where the counter is. `id` is null outside every designated place. */
export type Standpoint = { id: string | null; name: string } | null

export type Judged = {
  result: ScanResult
  line: string
  mediumId: string | null
  /** The counter goes on from here. */
  place: Standpoint
  /** How the expected medium stands after this. */
  counted: Extract<Result, 'found' | 'elsewhere'> | null
}

const whereExpected = (item: Expected): string =>
  item.method === 'holder' ? `${item.holderName ?? '所持者'}の手元` : (item.placeName ?? '場所の記録なし')

const judgeItem = (item: Expected, at: NonNullable<Standpoint>): Omit<Judged, 'place'> => {
  const { mediumId, number } = item
  if (item.result === 'found' || item.result === 'elsewhere') {
    const when = item.resultAt === null ? '' : clockText(item.resultAt)
    const line = `${number}　${item.resultBy ?? ''}が${when}に「${item.foundPlace ?? ''}」で数えました`
    return { result: 'again', line, mediumId, counted: null }
  }
  const lost = item.lostNow ? '。所在不明の媒体です。見つかったことを事案に記録してください' : ''
  const right = at.id !== null && ((item.method === 'scan' && at.id === item.placeId) || at.id === item.keptNow)
  return right
    ? { result: 'found', line: `${number}　「${at.name}」で確認${lost}`, mediumId, counted: 'found' }
    : {
        result: 'elsewhere',
        line: `${number}　あるはずの所は「${whereExpected(item)}」。「${at.name}」にありました${lost}`,
        mediumId,
        counted: 'elsewhere',
      }
}

/** What one scan is: by where the counter stands, what the text means, and how that medium stands now. Pure. */
export const judgeScan = (typed: string, meaning: Meaning, item: Expected | undefined, at: Standpoint): Judged => {
  const stays = { place: at, counted: null, mediumId: null }
  if (meaning.kind === 'place')
    return {
      ...stays,
      result: 'place',
      line: `ここからは「${meaning.name}」を数えます`,
      place: { id: meaning.id, name: meaning.name },
    }
  if (at === null)
    return {
      ...stays,
      result: 'no-place',
      line: `「${typed}」　先に場所のラベルを読み取ってください。まだ数えていません`,
    }
  if (meaning.kind === 'several') {
    const line = `「${typed}」　${meaning.numbers.join('、')} のどれか決まりません。桁を足してください`
    return { ...stays, result: 'several', line }
  }
  if (meaning.kind === 'outside') {
    const line = `${meaning.number}　${meaning.why}。数に入れず、「${at.name}」にあったことを残しました`
    return { ...stays, result: 'outside', line, mediumId: meaning.mediumId }
  }
  if (meaning.kind === 'unknown' || item === undefined)
    return {
      ...stays,
      result: 'unknown',
      line: `「${typed}」　登録簿にありません。「${at.name}」で読み取ったことを残しました`,
    }
  return { place: at, ...judgeItem(item, at) }
}

export const anywhere = { id: null, name: ANYWHERE }
