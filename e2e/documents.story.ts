import { afterAll, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, PLANNING, play, SYSTEMS, WAYS, type Cast, type Person } from './people.ts'
import { workerDemo } from './worker-demo.ts'

afterAll(closeBrowser)

const WAIT = { timeout: 20_000 }

/** A year nobody else in the shared sample uses, so that the tale can be told again. */
const someYear = () => String(2060 + (Date.now() % 120))

const begin = async (who: Person, kind: string): Promise<string> => {
  await who.goesTo('/documents/new')
  await who.chooses('情報システム', '中央指揮システム')
  await who.presses('文書を選ぶ')
  await who.presses(`新しく（${kind}）`)
  await who.writes('年度', someYear())
  await who.presses('文書を作り始める', who.page.locator('main form'))
  const id = /\/documents\/([0-9a-f-]{36})/.exec(who.page.url())?.[1]
  if (id === undefined) throw new Error(`no document is shown at ${who.page.url()}`)
  return id
}

const saidOf = (who: Person) => () => who.page.locator('.draft-state').innerText()

/** The answers the tale does not tell one by one, as a plain form sends them. */
const sends = async (who: Person, id: string, answers: Readonly<Record<string, string>>) => {
  const form: Record<string, string> = {}
  for (const [name, value] of Object.entries(answers)) {
    const [field = ''] = name.split(':')
    form[`has:${field}`] = '1'
    form[`f:${name}`] = value
  }
  const headers = { origin: workerDemo().origin, accept: 'application/json' }
  const answer = await who.page.request.post(`/documents/${id}/fields`, { form, headers })
  expect(answer.status()).toBe(200)
}

const writeRest = async (dev: Person, ops: Person, id: string) => {
  await sends(dev, id, { mission: '連絡', boundary: '端末', information: 'business', internet: 'no' })
  await sends(dev, id, { threats: 'malware', level: '3', treatment: 'reduce', residual: '2', conclusion: '認める' })
  await sends(ops, id, { events: '特になし' })
}

const cutAndMend = async (dev: Person, id: string) => {
  await dev.goesTo(`/documents/${id}/edit?s=judgement`)
  await dev.page.context().setOffline(true)
  await dev.writes('主な脆弱性', '線が切れている間に書いた文')
  await expect.poll(saidOf(dev), WAIT).toContain('つながりません')
  await dev.page.context().setOffline(false)
  await expect.poll(saidOf(dev), WAIT).toContain('保存しました')
}

const clash = async (dev: Person, ops: Person, id: string) => {
  await ops.goesTo(`/documents/${id}/edit?s=judgement`)
  await dev.writes('主な脆弱性', '整備の新しい文')
  await expect.poll(saidOf(dev), WAIT).toContain('保存しました')
  await ops.writes('主な脆弱性', '運用の文')
  const box = ops.page.locator('.clash')
  await expect.poll(() => box.innerText(), WAIT).toContain('整備の新しい文')
  expect(
    await ops.page
      .getByLabel(/主な脆弱性/)
      .first()
      .inputValue(),
  ).toBe('運用の文')
  await ops.page.getByRole('button', { name: '自分の記入で保存する' }).click()
  await expect.poll(saidOf(ops), WAIT).toContain('保存しました')
  await ops.goesTo(`/documents/${id}/history?field=vulnerabilities`)
  const kept = await ops.reads()
  for (const text of ['運用の文', '整備の新しい文', '線が切れている間に書いた文', '重なったため取り入れていない'])
    expect(kept).toContain(text)
}

const remarks = async (dev: Person, ops: Person, id: string) => {
  await ops.goesTo(`/documents/${id}`)
  await ops.chooses('どの欄について', '評価のまとめ')
  await ops.writes('意見', '根拠を足してください。')
  await ops.presses('意見を書く')
  expect(await ops.reads()).toContain('未回答')
  await dev.goesTo(`/documents/${id}`)
  await dev.page.getByText('この意見に答える・解決にする').click()
  await dev.presses('解決にする')
  expect(await dev.reads()).toContain('解決済')
}

const revise = async (dev: Person, id: string) => {
  await dev.goesTo(`/documents/${id}`)
  await dev.does('版を確定する')
  expect(await dev.reads()).toContain('第1版')
  await dev.does('改訂する', () => dev.writes('改訂する理由', '年度の見直し'))
  await dev.goesTo(`/documents/${id}/edit?s=judgement`)
  await dev.writes('評価のまとめ', '条件を付けて認める')
  await expect.poll(saidOf(dev), WAIT).toContain('保存しました')
  await dev.goesTo(`/documents/${id}/compare?from=1&to=now`)
  const told = await dev.reads()
  for (const text of ['評価のまとめ', '変更', '認める', '条件を付けて認める']) expect(told).toContain(text)
}

const looksRight = async (who: Person, path: string) => {
  await who.goesTo(path)
  expect(await violations(who.page)).toEqual([])
  expect(await overflowAt320(who.page)).toEqual({ width: 320, widest: '' })
}

const prints = async (who: Person, id: string) => {
  for (const version of ['', '?version=1']) {
    const pdf = await who.page.request.get(`/forms/risk-document/${id}.pdf${version}`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }
}

test('R131, R133: two people write one document at once; the line is cut, their texts meet, and nothing is lost', () =>
  play(BY_MOUSE, async (cast: Cast) => {
    const dev = await cast.enter(PLANNING.officer)
    const ops = await cast.enter(SYSTEMS.officer)
    const id = await begin(dev, 'リスク評価報告書')
    await cutAndMend(dev, id)
    await clash(dev, ops, id)
    await writeRest(dev, ops, id)
    await remarks(dev, ops, id)
    await revise(dev, id)
    await prints(dev, id)
    for (const path of ['', '/edit?s=judgement', '/edit?s=overview', '/compare?from=1&to=now', '/versions/1'])
      await looksRight(dev, `/documents/${id}${path}`)
    await looksRight(dev, '/registers/risk-documents')
    await looksRight(dev, '/documents/new')
  }))

test('what was typed and never arrived is there again when the page is opened anew', () =>
  play(BY_MOUSE, async (cast) => {
    const dev = await cast.enter(PLANNING.officer)
    const id = await begin(dev, 'リスク評価報告書')
    await dev.goesTo(`/documents/${id}/edit?s=judgement`)
    await dev.page.route('**/fields', (route) => route.fulfill({ status: 408, json: {} }))
    await dev.writes('主な脆弱性', '届かなかった文')
    await expect.poll(saidOf(dev), WAIT).toContain('この端末に残してあります')
    await dev.page.unroute('**/fields')
    await dev.goesTo(`/documents/${id}/edit?s=judgement`)
    await expect.poll(saidOf(dev), WAIT).toContain('保存しました')
    expect(
      await dev.page
        .getByLabel(/主な脆弱性/)
        .first()
        .inputValue(),
    ).toBe('届かなかった文')
  }))

test('R119: without JavaScript a section is saved by its button, and whoever comes second is shown both texts', () =>
  play(WAYS[1], async (cast) => {
    const dev = await cast.enter(PLANNING.officer)
    const ops = await cast.enter(SYSTEMS.officer)
    const id = await begin(dev, 'リスク評価報告書')
    for (const who of [dev, ops]) await who.goesTo(`/documents/${id}/edit?s=judgement`)
    await dev.writes('主な脆弱性', '先の文')
    await dev.presses('この節を保存する')
    await ops.writes('主な脆弱性', '後の文')
    await ops.presses('この節を保存する')
    expect(await ops.reads()).toContain('先の文')
    expect(
      await ops.page
        .getByLabel(/主な脆弱性/)
        .first()
        .inputValue(),
    ).toBe('後の文')
    await ops.presses('この節を保存する')
    await dev.goesTo(`/documents/${id}/versions/now`)
    expect(await dev.reads()).toContain('後の文')
    await dev.goesTo(`/cases/${id}/acts/finalize`)
    expect(await dev.reads()).toContain('確定できない欄があります')
  }))
