import { afterAll, expect, test } from 'vitest'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { fiscalYearEnd, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { behind, printed } from './documents.ts'
import { isRecorded } from './ledger.ts'
import { designatePlace, find, registerMedium, showNumber } from './lending.ts'
import { ADMINISTRATOR, BY_MOUSE, play, type Cast, type Person } from './people.ts'

afterAll(closeBrowser)

const today = () => warekiShort(dayOf(new Date()))

/** 統合幕僚学校 総務課, which no other tale plays in. */
const OFFICER = { post: '総務課長', rank: '2等空佐', name: '薄井 美咲' }
const KEEPER = { post: '情報保証担当', rank: '事務官', name: '手塚 恵' }
const SUCCESSOR = { post: '職員', rank: '1等空尉', name: '近江 律' }

const faultless = async (person: Person, what: string) => {
  expect(await violations(person.page), what).toEqual([])
  const { width, widest } = await overflowAt320(person.page)
  expect(width, `${what}: ${widest}`).toBeLessThanOrEqual(320)
}

/** Two media: one in the keeper's hand, one asked for to take out. */
const openThings = async (cast: Cast): Promise<{ held: string; asked: string }> => {
  const officer = await cast.enter(OFFICER)
  const keeper = await cast.enter(KEEPER)
  await designatePlace(officer, '学校の保管庫')
  const held = await registerMedium(keeper, '学校の保管庫', 'SN-K1')
  await showNumber(keeper)
  const asked = await registerMedium(keeper, '学校の保管庫', 'SN-K2')
  await showNumber(keeper)
  await find(keeper, held)
  await keeper.does('区域内で使うために取り出す', async () => {
    await keeper.chooses('使用する区域', '部隊等の所在する防衛省管理区域の中')
    await keeper.writes('使用場所・端末', '学校 事務室')
    await keeper.writes('使用の目的', '教育資料の作成')
    await keeper.chooses('ウイルス検査', '検査して感染なし')
    await keeper.chooses('暗号化ソフト', '要領に従って設定した')
  })
  await find(keeper, asked)
  await keeper.presses('持出しを申請する')
  await keeper.writes('持出先', '目黒基地')
  await keeper.chooses('持出先の区域', '他の防衛省管理区域')
  await keeper.writes('業務上の理由', '共同教育の調整')
  await keeper.writes('持ち出す日', today())
  await keeper.writes('返す日', today())
  await keeper.writes('格納しているデータ', '教育資料')
  await keeper.chooses('暗号化', '暗号化して保存した')
  await keeper.chooses('ウイルス検査', '検査して感染なし')
  await keeper.presses('持出しを申請する')
  return { held, asked }
}

const opensPerson = async (administrator: Person, name: string) => {
  await administrator.goesTo(`/registers/people?q=${encodeURIComponent(name)}`)
  await administrator.presses(/./, administrator.page.locator('main tbody tr').filter({ hasText: name }))
}

/** The post passes to the successor today, and the keeper's leaving is refused with what is still open. */
const changePost = async (administrator: Person, held: string, asked: string) => {
  await administrator.goesTo(`/registers/incumbencies?q=${encodeURIComponent(KEEPER.name)}`)
  await administrator.presses('情報保証担当', administrator.page.locator('main tbody'))
  await administrator.does('離任を記録する', async () => {
    await administrator.writes('離れる日', today())
    await administrator.writes('理由・発令の番号', '人発第7号')
  })
  await administrator.goesTo('/begin/organisation.incumbency/appoint')
  await administrator.chooses('官職', '情報保証担当（統合幕僚学校 総務課）')
  await administrator.chooses('就く人', new RegExp(SUCCESSOR.name))
  await administrator.chooses('区分', '補職')
  await administrator.writes('就く日', today())
  await administrator.writes('発令の番号', '人発第7号')
  await administrator.presses('補職・代理等を記録する', administrator.page.locator('main form'))
  await opensPerson(administrator, KEEPER.name)
  await administrator.does('離籍させる', async () => {
    await administrator.writes('離れる日', today())
    await administrator.writes('理由', '退職')
  })
  const said = await administrator.page.getByRole('alert').first().innerText()
  expect(said).toContain(`${held} 区域内使用中`)
  expect(said).toContain(`${asked} 申請中`)
  expect(said).toContain('付紙第4 1(1)（R048）')
  expect(said).toContain('引継ぎを始める')
}

const give = async (keeper: Person, held: string, asked: string) => {
  await keeper.presses('本日の務め')
  await keeper.presses('引継ぎを始める', keeper.page.getByRole('row').filter({ hasText: KEEPER.name }))
  await keeper.presses('引継ぎを始める', keeper.page.locator('main form'))
  const words = await keeper.reads()
  expect(words).toContain(held)
  expect(words).toContain('渡せません：持出しの許可は、持ち出す人に対するものです')
  await faultless(keeper, 'the list')
  const refusal = keeper.page.getByRole('listitem').filter({ hasText: '前任者だけに認められた事項' })
  expect(await refusal.innerText()).toContain(asked)
  await keeper.does('未了として残す', async () => {
    await keeper.ticks((await keeper.page.locator('label').filter({ hasText: asked }).first().innerText()).trim())
    await keeper.writes('理由と、いつ誰が片付けるか', '前任が今日中に取り下げる')
  })
  await keeper.does('全て渡して署名する', () => keeper.ticks('一覧の事項を全て後任に示した'))
  expect(await keeper.reads()).toContain('受領待ち')
}

const take = async (successor: Person, keeper: Person, held: string, asked: string) => {
  await successor.presses('本日の務め')
  await successor.presses('引継ぎを受ける', successor.page.locator('main table').first())
  expect(await successor.reads()).toContain(held)
  await successor.presses('全て受けて署名する', successor.page.locator('main form'))
  expect(await successor.page.getByRole('alert').first().innerText()).toContain('手元の媒体を受けます')
  await successor.ticks('受ける媒体の現物・登録番号を確かめ、ウイルス検査で感染のないことを確かめた')
  await successor.presses('全て受けて署名する', successor.page.locator('main form'))
  expect(await successor.reads()).toContain('受領・未了あり')
  const handover = successor.page.url()
  const sheet = await printed(successor, await behind(successor, '引継書を印刷する'))
  expect(sheet).toContain('引継書')
  expect(sheet).toContain(`${KEEPER.rank} ${KEEPER.name}`)
  expect(sheet).toContain(`情報保証担当 ${SUCCESSOR.rank} ${SUCCESSOR.name}`)
  expect(sheet).toContain(held)
  expect(sheet).toContain('前任が今日中に取り下げる')
  await successor.presses('本日の務め')
  expect(await successor.reads()).toContain('預かっているもの1点')
  await keeper.presses('本日の務め')
  expect(await keeper.reads()).toContain('引継ぎが終わるのを見届ける')
  await keeper.goesTo('/cases?process=media.take-out')
  await keeper.presses(/目黒基地/, keeper.page.locator('main tbody tr').filter({ hasText: asked }))
  await keeper.does('申請を取り下げる')
  await successor.goesTo(handover)
  await successor.does('片付いたものを確かめる')
  expect(await successor.reads()).toContain('完了')
}

test('R002, R049, R053, R054: a post changes hands with a medium in the hand and a permission pending, and then its holder may go', () =>
  play(BY_MOUSE, async (cast) => {
    const { held, asked } = await openThings(cast)
    const administrator = await cast.enter(ADMINISTRATOR)
    const keeper = await cast.enter(KEEPER)
    const successor = await cast.enter(SUCCESSOR)
    await changePost(administrator, held, asked)
    await give(keeper, held, asked)
    await take(successor, keeper, held, asked)
    await opensPerson(administrator, KEEPER.name)
    await administrator.does('離籍させる', async () => {
      await administrator.writes('離れる日', warekiShort(addDays(dayOf(new Date()), 1)))
      await administrator.writes('理由', '退職')
    })
    expect(await administrator.reads()).toContain('離籍')
    await administrator.goesTo('/registers/handovers?state=all')
    await faultless(administrator, 'the register')
    expect(await printed(administrator, await behind(administrator, '白紙の様式'))).toContain('引継書')
    // From the day of leaving the predecessor signs as one of the staff; the post is the successor's.
    const asStaff = { ...keeper, signature: `職員　${KEEPER.rank} ${KEEPER.name}` }
    const inThePost = { ...successor, signature: `情報保証担当　${SUCCESSOR.rank} ${SUCCESSOR.name}` }
    const changed = `引継ぎにより、使用者が${KEEPER.rank} ${KEEPER.name}から${SUCCESSOR.rank} ${SUCCESSOR.name}に替わった`
    await isRecorded(await cast.enter(OFFICER), [
      { who: asStaff, what: '渡して署名した（' },
      { who: inThePost, what: '受けて署名した（' },
      { who: inThePost, what: changed },
    ])
  }))

const firstOfApril = () => addDays(fiscalYearEnd(fiscalYearOf(dayOf(new Date()))), 1)

const orders = (post: string) =>
  [
    '氏名,種別,発令日,部隊等,官職,発令番号',
    `六車 正道,補職,${firstOfApril()},後方補給室,${post},人発401`,
    `浪岡 渉,補職,${firstOfApril()},首席法務官,首席法務官付法務官,人発401`,
  ].join('\r\n')

const upload = async (administrator: Person, text: string) => {
  await administrator.goesTo('/imports/moves')
  await administrator.page
    .locator('input[type=file]')
    .setInputFiles({ name: '異動.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await administrator.presses('読み込む', administrator.page.locator('main form'))
  await administrator.page.locator('main').getByRole('heading', { name: '列の対応' }).waitFor()
  await administrator.presses('この対応で全ての行を確かめる', administrator.page.locator('main form'))
  await administrator.page.locator('main').getByRole('heading', { name: '結果の見込み' }).waitFor()
}

test('R002: the first of April is done from a spreadsheet: a bad row is named, mended, looked at and done, and nothing holds before the day', () =>
  play(BY_MOUSE, async (cast) => {
    const administrator = await cast.enter(ADMINISTRATOR)
    await upload(administrator, orders('後方補給室の長'))
    expect(await administrator.reads()).toMatch(
      /誤りのある行[^]*官職「後方補給室の長」は置かれていません[^]*各行で行うこと/,
    )
    await upload(administrator, orders('後方補給室長'))
    const words = await administrator.reads()
    expect(words).toContain('2等陸佐 六車 正道')
    expect(words).toContain('就く：後方補給室長')
    expect(words).toContain('手元に残るもの：なし')
    await faultless(administrator, 'the preview')
    await administrator.presses('2行を取り込む')
    await administrator.page.getByRole('link', { name: '取り込んだものを見る' }).waitFor()
    expect(await administrator.reads()).toContain('取り込みました')
    await administrator.presses('取り込んだものを見る')
    expect(await administrator.reads()).toContain('後方補給室長')
    await upload(administrator, orders('後方補給室長'))
    expect(await administrator.reads()).toContain('2行（何もしません）')
    const lawyer = await cast.enter({ post: '首席法務官付法務官', rank: '2等陸佐', name: '六車 正道' })
    expect(await lawyer.page.locator('header').innerText()).not.toContain('後方補給室長')
    await lawyer.presses('本日の務め')
    expect(await lawyer.reads()).toContain('引継ぎの一覧を確かめ、後任に渡す')
  }))
