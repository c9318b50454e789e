import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters } from '#ui/filters.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { SampleGroup } from './sample-people.ts'

export type DemoModel = { groups: readonly SampleGroup[]; q: string; to: string }

const Group = ({ group, to }: { group: SampleGroup; to: string }) => {
  const more = group.total - group.people.length
  return (
    <Section
      id={`role-${group.role.toLowerCase().replaceAll('_', '-')}`}
      title={group.title}
      count={`${group.total.toLocaleString('ja-JP')}人`}
    >
      <form method="post" action="/demo/sign-in">
        <input type="hidden" name="to" value={to} />
        <Table
          caption={group.title}
          rows={group.people}
          columns={[
            { title: '氏名', names: true, width: 12, cell: (person) => `${person.rank} ${person.name}` },
            { title: '官職', cell: (person) => (person.posts === '' ? person.unitName : person.posts) },
            {
              title: 'サインイン',
              hiddenTitle: true,
              width: 12,
              cell: (person) => (
                <Button name="person" value={person.personId}>
                  <span class="vh">{`${person.rank} ${person.name}として`}</span>サインイン
                </Button>
              ),
            },
          ]}
        />
      </form>
      {more > 0 ? (
        <p class="why">{`ほかに${more.toLocaleString('ja-JP')}人います。氏名や官職で絞り込むと出ます。`}</p>
      ) : null}
    </Section>
  )
}

/** The people of the sample data: whoever is chosen is signed in. */
export const demoPage = ({ groups, q, to }: DemoModel): FrameProps => ({
  title: '見本の人を選ぶ',
  children: (
    <div class="stack">
      <p class="prose">
        見本のデータの人としてサインインします。この画面は、この機械の中でだけ開けます。
        <a href="/sign-in?with=password">パスワードでサインインする</a>
      </p>
      <Filters
        action="/demo/sign-in"
        controls={[{ kind: 'text', name: 'q', label: '氏名・官職・部隊等・責任者の名', value: q }]}
        hidden={to === '/' ? [] : [{ name: 'to', value: to }]}
        applied={
          q === ''
            ? []
            : [{ label: `「${q}」`, href: `/demo/sign-in${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}` }]
        }
      />
      {groups.length === 0 ? (
        <Empty text="当てはまる人はいません。" />
      ) : (
        groups.map((group) => <Group group={group} to={to} />)
      )}
    </div>
  ),
})
