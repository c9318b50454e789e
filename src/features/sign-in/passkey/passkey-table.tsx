import { clockText } from '#kernel/pure/clock-text.ts'
import { Empty } from '#ui/empty.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { ListedPasskey } from './passkey-store.ts'

export const isLive = ({ removedAt }: Pick<ListedPasskey, 'removedAt'>): boolean => removedAt === null

const State = ({ passkey }: { passkey: ListedPasskey }) =>
  isLive(passkey) ? (
    <Status shape="ok" tone="ok">
      使用中
    </Status>
  ) : (
    <Status shape="gone" tone="off">
      外した
    </Status>
  )

const moment = (at: Date | null) => (at === null ? '―' : clockText(at))

/** The passkeys of an account, with those that were taken away; a row leads to one. */
export const Passkeys = ({
  passkeys,
  hrefOf,
}: {
  passkeys: readonly ListedPasskey[]
  hrefOf: (id: string) => string
}) => (
  <Table
    caption="パスキー"
    rows={passkeys}
    rowHref={(row) => hrefOf(row.id)}
    empty={<Empty text="パスキーは登録されていません。" />}
    columns={[
      { title: '名前', names: true, cell: (row) => row.name, meta: (row) => row.removalReason },
      { title: '状態', kind: 'status', cell: (row) => <State passkey={row} /> },
      { title: '登録', kind: 'number', cell: (row) => moment(row.createdAt) },
      { title: '最後の使用', kind: 'number', cell: (row) => moment(row.lastUsedAt) },
    ]}
  />
)
