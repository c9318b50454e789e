import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { MOST_FEEDS, type Feed } from './feed-store.ts'

export type FeedsModel = { feeds: readonly Feed[]; name: string; errors: readonly FieldFault[]; at: Date }

const isLive = (feed: Feed, at: Date) => feed.revokedAt === null && feed.expiresAt > at

const State = ({ feed, at }: { feed: Feed; at: Date }) =>
  feed.revokedAt !== null ? (
    <Status word="取消" />
  ) : feed.expiresAt <= at ? (
    <Status word="期限切れ" />
  ) : (
    <Status shape="ok" tone="ok">
      使用中
    </Status>
  )

/** One's own addresses by which a calendar program fetches the dates. */
export const FeedsPage = ({ feeds, name, errors, at }: FeedsModel) => (
  <div class="parts">
    <ErrorSummary errors={errors} />
    <Section id="feeds" title="取り込みのアドレス" count={`${feeds.length}件`} side={`使用中は${MOST_FEEDS}件まで`}>
      <Table
        caption="取り込みのアドレス"
        rows={feeds}
        empty={<Empty text="アドレスはありません。" />}
        columns={[
          { title: '名前', names: true, cell: (f) => f.name },
          { title: '状態', kind: 'status', cell: (f) => <State feed={f} at={at} /> },
          { title: '期限', cell: (f) => wareki(dayOf(f.expiresAt)) },
          { title: '最後の取り込み', cell: (f) => (f.lastUsedAt === null ? '―' : clockText(f.lastUsedAt)) },
          {
            title: '取消し',
            hiddenTitle: true,
            cell: (f) =>
              isLive(f, at) ? (
                <form method="post" action="/calendar/feeds/revoke">
                  <input type="hidden" name="feed" value={f.id} />
                  <button class="link">
                    取り消す<span class="vh">：{f.name}</span>
                  </button>
                </form>
              ) : null,
          },
        ]}
      />
    </Section>
    <Section id="new" title="アドレスを作る">
      {/* What is shown once is the answer to the form itself: no address leads to it again. */}
      <form method="post" action="/calendar/feeds" novalidate class="prose" data-turbo="false">
        <TextField
          name="name"
          label="名前"
          required
          maxlength={100}
          value={name}
          error={errors.find((e) => e.field === 'name')?.text}
          hint="どの予定表ソフトに取り込むかが、後で分かる名前。例：執務室の端末の予定表"
        />
        <ActButtons
          note={{
            id: 'what-it-shows',
            text: '取り込めるのは、期日、務めの名、条項、この製品の画面へのリンクだけです。人の名や件名は入りません。このアドレスでは、ほかのことは何もできません。取り消したとき、離任したとき、1年たったときに使えなくなります。達に定めはありません。本製品の設定です。',
          }}
        >
          <Button primary describedBy="what-it-shows">
            アドレスを作る
          </Button>
        </ActButtons>
      </form>
    </Section>
  </div>
)
