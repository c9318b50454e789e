import { expect } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import type { Told } from './ledger.ts'
import { OPERATIONS, type Cast, type Person } from './people.ts'

const today = () => warekiShort(dayOf(new Date()))

/** The officer designates a place that locks; without the lock it is refused. */
export const designatePlace = async (officer: Person, place: string): Promise<void> => {
  await officer.presses('台帳')
  await officer.presses('集中保管場所')
  await officer.presses('集中保管場所を指定する')
  await officer.writes('場所の名称', place)
  await officer.chooses('指定の基準', '保全責任者等の勤務する執務室')
  await officer.writes('指定する日', today())
  await officer.presses('集中保管場所を指定する')
  expect(await officer.reads()).toContain('施錠できない場所は指定できません')
  await officer.ticks('施錠できるロッカー等である')
  await officer.presses('集中保管場所を指定する')
  expect(await officer.reads()).toContain(`「${place}」を集中保管場所に指定した`)
}

/** The keeper opens a new USB memory and enters it; it gets its number. */
export const registerMedium = async (keeper: Person, place: string, serialNumber: string): Promise<string> => {
  await keeper.presses('台帳')
  await keeper.presses('可搬記憶媒体登録簿')
  await keeper.presses('登録する')
  await keeper.chooses('登録の契機', '開封')
  await keeper.chooses('媒体の種類', 'USBメモリ')
  await keeper.writes('型式', 'SU-1032')
  await keeper.writes('容量', '32GB')
  await keeper.writes('製造番号', serialNumber)
  await keeper.chooses('データの区分', '業務用データ')
  await keeper.chooses('秘密区分', '秘密に当たらない')
  await keeper.chooses('区分の混在', '一つの区分だけを入れる')
  await keeper.chooses('集中保管場所', place)
  await keeper.presses('登録簿に登録する')
  const number = /([^\s（「]+-R\d+-業-\d{4})/.exec(await keeper.reads())?.[1]
  if (number === undefined) throw new Error(`no number is shown: ${await keeper.reads()}`)
  return number
}

/** Straight after registering: the page asks for the number to be shown on the thing itself. */
export const showNumber = async (keeper: Person): Promise<void> => {
  expect(await keeper.reads()).toContain('番号表示待ち')
  await keeper.does('登録番号を表示した', () => keeper.ticks('登録番号を媒体に表示した'))
  expect(await keeper.reads()).toContain('保管中')
}

/** Found by the number, as when its label is read. */
export const find = async (person: Person, number: string): Promise<void> => {
  await person.goesTo('/')
  await person.writes('読み取り・検索', number)
  await person.presses('探す')
  expect(await person.reads()).toContain(number)
}

const useInArea = async (user: Person, place: string, number: string): Promise<void> => {
  await user.does('区域内で使うために取り出す', async () => {
    await user.chooses('使用する区域', '部隊等の所在する防衛省管理区域の中')
    await user.writes('使用場所・端末', 'B棟4階 業務用端末 12号')
    await user.writes('使用の目的', '会議資料の持ち運び')
    await user.chooses('ウイルス検査', '検査して感染なし')
    await user.chooses('暗号化ソフト', '要領に従って設定した')
  })
  expect(await user.reads()).toContain('区域内使用中')
  await user.presses('本日の務め')
  const [, held] = (await user.reads()).split('預かっているもの')
  expect(held).toContain(number)
  await find(user, number)
  await user.does('集中保管場所に戻す', () => user.chooses('戻した場所', place))
  expect(await user.reads()).toContain(`「${place}」に戻した`)
}

/** From an empty register to a medium that was lent, returned and confirmed; what the ledger must tell of it. */
export const lend = async (cast: Cast, tag: string): Promise<readonly Told[]> => {
  const officer = await cast.enter(OPERATIONS.officer)
  const keeper = await cast.enter(OPERATIONS.keeper)
  const user = await cast.enter(OPERATIONS.user)
  const place = `保管庫 ${tag}`
  await designatePlace(officer, place)
  const number = await registerMedium(keeper, place, `SN-${tag}`)
  await showNumber(keeper)
  await find(user, number)
  await useInArea(user, place, number)
  await find(keeper, number)
  await keeper.does('格納を確認する')
  expect(await keeper.reads()).toContain('格納を確認した')
  return [
    { who: officer, what: `「${place}」を集中保管場所に指定した` },
    { who: keeper, what: `登録した（${number}` },
    { who: keeper, what: '登録番号を媒体に表示した' },
    { who: user, what: '取り出した（B棟4階 業務用端末 12号、会議資料の持ち運び）' },
    { who: user, what: `「${place}」に戻した` },
    { who: keeper, what: '格納を確認した' },
  ]
}
