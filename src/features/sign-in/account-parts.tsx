import { clockText } from '#kernel/pure/clock-text.ts'
import { Empty } from '#ui/empty.tsx'
import { Table } from '#ui/table.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Status } from '#ui/status.tsx'
import { Button } from '#ui/button.tsx'
import type { ShownEvent } from './security-event.ts'
import type { ListedSession } from './session-store.ts'
import { screenName } from './user-agent.ts'

const WHY: Readonly<Record<string, string>> = {
  'wrong-password': 'パスワードの誤り',
  locked: '受け付けを止めている間の入力',
  'wrong-passkey': 'パスキーの答えの誤り',
  'removed-passkey': '外したパスキーの使用',
  'cloned-passkey': '使用回数が戻ったパスキー（複製の疑い）',
  stopped: '利用停止中又は在職期間外',
}

/** What happened to an account, newest first, with who did it where it was somebody else. */
export const AccountEvents = ({ events }: { events: readonly ShownEvent[] }) =>
  events.length === 0 ? (
    <Empty text="まだ何もありません。" />
  ) : (
    <Timeline
      entries={events.map(({ at, title, code, byName }) => ({
        kind: code === null ? 'note' : 'refused',
        at: { iso: at.toISOString(), text: clockText(at) },
        title,
        ...(code === null ? {} : { detail: WHY[code] ?? '' }),
        ...(byName === null ? {} : { person: `${byName}（システム管理者）` }),
      }))}
    />
  )

/** The screens on which an account is signed in; `own` is the one that asks and offers to end the others. */
export const Sessions = ({ sessions, own }: { sessions: readonly ListedSession[]; own?: string | undefined }) => (
  <Table
    caption="サインインしている画面"
    rows={sessions}
    empty={<Empty text="サインインしている画面はありません。" />}
    columns={[
      {
        title: '画面',
        names: true,
        cell: (row) => screenName(row.userAgent),
        meta: (row) =>
          row.id === own ? (
            <Status shape="now" tone="act">
              この画面
            </Status>
          ) : null,
      },
      { title: '始まり', kind: 'number', cell: (row) => clockText(row.createdAt) },
      { title: '最後の操作', kind: 'number', cell: (row) => clockText(row.lastSeenAt) },
      ...(own === undefined
        ? []
        : [
            {
              title: '操作',
              hiddenTitle: true,
              cell: (row: ListedSession) => (
                <form method="post" action="/account/sessions/end">
                  <input type="hidden" name="session" value={row.id} />
                  <Button>
                    終わらせる
                    <span class="vh">{`：${screenName(row.userAgent)}、${clockText(row.createdAt)}から`}</span>
                  </Button>
                </form>
              ),
            },
          ]),
    ]}
  />
)
