import { FORCE_LABEL, CHAPTER_TITLE, type Chapter } from '#directive/rule.ts'
import { isRuleNumber, RULES, ruleOf, rulesOfChapter } from '#directive/rules.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { carriersOf, type Carrier } from '../../carriers.ts'
import { frame } from '../../pages/frame.tsx'
import { notFound } from '../fault.ts'
import { param, type Route, type SignedVisit } from '../route.ts'

const KIND_WORDS: Record<Carrier['kind'], string> = {
  process: '手続',
  act: '行為',
  gate: '条件',
  register: '台帳',
  duty: '義務',
  form: '様式',
}

const list = (visit: SignedVisit) => {
  const carriers = carriersOf(visit.product.features)
  const count = (id: string) => carriers.filter((c) => c.rules.some((r) => r === id)).length
  const carried = RULES.filter((r) => count(r.id) > 0).length
  return visit.c.html(
    frame(visit, {
      title: '条項',
      under: '/rules',
      titleSide: (
        <p>
          {`全${RULES.length}条のうち `}
          <b>{`${carried}条`}</b>を、この製品の定義が受けています。残りは、まだ受けていません。
        </p>
      ),
      children: Object.keys(CHAPTER_TITLE).map((key) => {
        const chapter = key as Chapter
        const rules = rulesOfChapter(chapter)
        return (
          <Section id={chapter} title={CHAPTER_TITLE[chapter]} count={`${rules.length}条`}>
            <Table
              caption={CHAPTER_TITLE[chapter]}
              columns={[
                {
                  title: '条項',
                  names: true,
                  cell: (r) => r.provision,
                  meta: (r) => <span class="num">{r.id}</span>,
                  width: 12,
                },
                { title: '要旨（本製品の要約）', cell: (r) => r.summary },
                { title: '種別', cell: (r) => FORCE_LABEL[r.force], width: 5 },
                {
                  title: '受ける定義',
                  cell: (r) => (count(r.id) === 0 ? <span class="sub">まだない</span> : `${count(r.id)}`),
                  kind: 'number',
                  width: 8,
                },
              ]}
              rows={rules}
              rowHref={(r) => `/rules/${r.id}`}
            />
          </Section>
        )
      }),
    }),
  )
}

const one = (visit: SignedVisit) => {
  const id = param(visit, 'id').toUpperCase()
  if (!isRuleNumber(id)) throw notFound()
  const rule = ruleOf(id)
  const carriers = carriersOf(visit.product.features).filter((c) => c.rules.includes(id))
  return visit.c.html(
    frame(visit, {
      title: rule.provision,
      under: '/rules',
      crumbs: [{ text: '条項', href: '/rules' }, { text: `${rule.provision}（${rule.id}）` }],
      children: (
        <>
          <Section id="rule" title="要旨" side="本製品の要約。正文は達の運用についてを参照。">
            <Facts
              layout="rows"
              facts={[
                { term: '要旨', value: rule.summary },
                { term: '主体', value: rule.subject.text },
                { term: '種別', value: FORCE_LABEL[rule.force] },
                { term: '期限', value: rule.deadline ?? '定めなし' },
                ...(rule.cites === undefined ? [] : [{ term: '関連', value: rule.cites }]),
              ]}
            />
          </Section>
          <Section id="carriers" title="この条項を受けるもの" count={`${carriers.length}件`}>
            <Table
              caption="この条項を受けるもの"
              columns={[
                { title: '名称', names: true, cell: (c) => c.title },
                { title: '種類', cell: (c) => KIND_WORDS[c.kind] },
                { title: '識別', cell: (c) => <code>{c.key}</code> },
              ]}
              rows={carriers}
              rowHref={(c) => c.href ?? undefined}
              empty={
                <Empty
                  text="この条項を受ける機能は、まだありません。"
                  act={{ text: '条項の一覧に戻る', href: '/rules' }}
                />
              }
            />
          </Section>
        </>
      ),
    }),
  )
}

export const ruleRoutes: readonly Route[] = [
  { method: 'GET', path: '/rules', who: 'signed-in', handle: list },
  { method: 'GET', path: '/rules/:id', who: 'signed-in', handle: one },
]
