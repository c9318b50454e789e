import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { directiveText } from '../../test/directive-text.ts'
import { PLEDGE_TEXT } from './pledge-text.ts'

const plain = (text: string) => text.replaceAll(/[\s\u3000]/gu, '')

test.skipIf(directiveText === undefined)(
  'R080: the words to sign are those of 付紙第５, all of them and in their order',
  () => {
    const text = plain(readFileSync(directiveText ?? '', 'utf8'))
    const { annex, addressee, title, paragraphs } = PLEDGE_TEXT
    expect(text).toContain(`${plain([annex, addressee, title, ...paragraphs].join(''))}令和年月日`)
  },
)

test('R080: the words say the three things that are sworn', () => {
  const words = PLEDGE_TEXT.paragraphs.join('')
  for (const part of [
    '私有機器により、業務用データを取り扱っていません',
    '情報保証に関する規則を遵守し',
    '流出を起こさないことを誓います',
  ])
    expect(words).toContain(part)
})
