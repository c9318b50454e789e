import { afterAll, expect, test } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { api, rulesOf } from './api.ts'
import { closeBrowser } from './browser.ts'
import { behind, download, printed, wordsOf } from './documents.ts'
import { ADMINISTRATOR, BY_MOUSE, play, WAYS } from './people.ts'
import { accepts, arrives, DEFENSE, faultless, FUTURE, moves, signs, signsHere } from './pledging.ts'

afterAll(closeBrowser)

const tagOf = () => String(Date.now()).slice(-7)

const plain = (text: string) => text.replaceAll(/\s/gu, '')

test('R020, R021, R080: whoever arrives is asked, signs the prescribed words alone, is accepted, and is asked anew on moving', () =>
  play(BY_MOUSE, async (cast) => {
    const { who, id } = await arrives(cast, DEFENSE.unit, tagOf())
    const person = await cast.enter(who)
    const officer = await cast.enter(DEFENSE.officer)
    await officer.goesTo('/pledges')
    await officer.presses(new RegExp(`${DEFENSE.unit}$`), officer.page.locator('main tbody'))
    expect(await officer.reads(), 'missing, by name').toContain(who.name)
    await faultless(officer, 'one unit')

    await officer.goesTo(`/begin/pledges.pledge/sign?person=${id}`)
    expect(await officer.reads()).toContain(`${who.name}の誓約書に、ほかの人は署名できません`)
    const mark = await person.page.request
      .get('/pledge')
      .then(async (page) => /name="text" value="([^"]+)"/.exec(await page.text())?.[1])
    const forged = { from: { person: id }, input: { text: mark, postTitle: '防衛課員', pledged: true } }
    const refused = await api(officer).begin('pledges.pledge', 'sign', forged)
    expect(refused.status).toBe(409)
    expect(rulesOf(refused)).toEqual(['R020', 'R080'])

    await person.goesTo('/pledge')
    await faultless(person, 'one’s own pledge')
    await person.goesTo('/begin/pledges.declaration/declare')
    await faultless(person, 'the form of a declaration')
    await signs(person, '防衛課員')
    const pledgeId = person.shownCase()
    await accepts(officer, DEFENSE.unit, who.name)

    const sheet = await printed(person, `/forms/pledge/${pledgeId}.pdf`)
    for (const words of [
      '付紙第５',
      '統合幕僚長 殿',
      '誓 約 書',
      wareki(dayOf(new Date())),
      '防衛課',
      '防衛課員',
      who.name,
    ])
      expect(plain(sheet)).toContain(plain(words))
    expect(plain(sheet)).toContain('決して業務用データの流出を起こさないことを誓います。令和')
    const all = await download(officer, await behind(officer, '全員の誓約書を印刷する'), 'application/pdf')
    expect(plain(wordsOf(all))).toContain(plain(who.name))

    await officer.goesTo(`/registers/pledges?q=${encodeURIComponent(who.name)}`)
    expect(await officer.reads()).toMatch(/受理[^]*防衛課員/)
    await faultless(officer, 'the register')

    await moves(cast, id, FUTURE.unit)
    await officer.goesTo(`/registers/pledges?q=${encodeURIComponent(who.name)}`)
    expect(await officer.reads()).toContain('失効')
    await signs(person, '計画課員')
    await accepts(await cast.enter(FUTURE.officer), FUTURE.unit, who.name)
  }))

test('R020: whoever cannot truthfully declare says so without JavaScript, and the officer hears of it and nobody else', () =>
  play(WAYS[1], async (cast) => {
    const { who } = await arrives(cast, DEFENSE.unit, tagOf())
    const person = await cast.enter(who)
    await person.goesTo('/pledge')
    await person.presses('誓約できないときは、事情を申し出る')
    await person.chooses('申し出ること', '取り扱っていないと言い切れない')
    await person.writes('事情', '以前の私物の記憶媒体に写しが残っているかもしれない。')
    await person.presses('誓約できない事情を申し出る', person.page.locator('main form'))
    const path = new URL(person.page.url()).pathname
    const officer = await cast.enter(DEFENSE.officer)
    const colleague = await cast.enter({ post: '職員', rank: '1等陸尉', name: '雲野 櫂' })
    const [seen, hidden] = [await officer.page.request.get(path), await colleague.page.request.get(path)]
    expect([seen.status(), hidden.status()]).toEqual([200, 404])
    await officer.goesTo(path)
    await officer.does('聴いて措置したことを記録する', () => officer.writes('措置', '立会いの下で消去を確かめた。'))
    await person.goesTo('/pledge')
    await signsHere(person, '防衛課員')
    await person.goesTo(path)
    expect(await person.reads()).toContain('終結')
  }))

test('R080: when the text is revised everybody is asked anew, and what is signed is the new text', () =>
  play(BY_MOUSE, async (cast) => {
    const tag = tagOf()
    const { who } = await arrives(cast, FUTURE.unit, tag)
    const person = await cast.enter(who)
    await signs(person, '計画課員')
    const first = person.shownCase()
    await accepts(await cast.enter(FUTURE.officer), FUTURE.unit, who.name)
    const administrator = await cast.enter(ADMINISTRATOR)
    const now = '私は、現在、私有機器により、業務用データを取り扱っていません。'
    const wording = `${now}\n情報流出防止のための措置をとり、決して業務用データの流出を起こさないことを誓います（改正${tag}）。`
    await administrator.goesTo('/begin/pledges.text/revise')
    await administrator.writes('誓約の文言', wording)
    await administrator.writes('効力を生ずる日', wareki(dayOf(new Date())))
    await administrator.writes('根拠', `通達の改正（${tag}）`)
    await administrator.presses('内容を確かめる')
    await administrator.presses('誓約書の文言の改正を記録する', administrator.page.locator('main form'))
    await person.goesTo('/pledge')
    expect(await person.reads()).toContain('失効（文言の改正）')
    await signs(person, '計画課員')
    const [before, after] = [
      await printed(person, `/forms/pledge/${first}.pdf`),
      await printed(person, `/forms/pledge/${person.shownCase()}.pdf`),
    ]
    expect(plain(before)).not.toContain(`改正${tag}`)
    expect(plain(after)).toContain(`改正${tag}`)
  }))
