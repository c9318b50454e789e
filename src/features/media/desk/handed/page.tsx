import type { PageOf } from '#kernel/http/product.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { MEDIA_TYPES, type MediaType } from '../../words.ts'
import { HANDED_PAGE, type Handed } from './store.ts'

const AT = '/desk/handed'

/** What was handed to the reader: all ticked, so that one press confirms all; what did not come has its own way. */
export const HandedList = ({ page }: { page: PageOf<Handed> }) => (
  <Section id="handed" title="受領の確認を待つもの" count={`${page.total}点`}>
    {page.rows.length === 0 ? (
      <Empty text="受領の確認を待つ媒体はありません。" act={{ text: '読取卓に戻る', href: '/desk' }} />
    ) : (
      <form method="post" action={AT}>
        <Table
          caption="受領の確認を待つ媒体"
          columns={[
            {
              title: '媒体',
              names: true,
              cell: (m) => m.number,
              meta: (m) => `${MEDIA_TYPES[m.mediaType as MediaType]}　${m.model}`,
            },
            { title: '渡した人', cell: (m) => m.handedBy },
            { title: '渡した日時', kind: 'number', cell: (m) => clockText(m.takenAt) },
            { title: '場所・目的', cell: (m) => `${m.place}（${m.purpose}）` },
            { title: '返す日', kind: 'number', cell: (m) => wareki(m.dueOn) },
            {
              title: '受け取っていないとき',
              cell: (m) => (
                <a href={`/cases/${m.mediumId}/acts/deny-receipt`}>
                  申し出る<span class="vh">{`（${m.number}）`}</span>
                </a>
              ),
            },
          ]}
          rows={page.rows}
          select={{ name: 'medium', value: (m) => m.mediumId, label: (m) => m.number, checked: () => true }}
        />
        <ActButtons
          note={{
            id: 'why-receive',
            text: '印の付いた媒体を、あなたが受け取ったものとして記録します。1点ずつ記録に残ります。手元にないものは、印を外してください。',
          }}
        >
          <Button primary describedBy="why-receive">
            印を付けた媒体を受け取った
          </Button>
        </ActButtons>
      </form>
    )}
    <KeysetPager
      size={HANDED_PAGE}
      previous={page.previous === null ? undefined : `${AT}?before=${page.previous}`}
      next={page.next === null ? undefined : `${AT}?after=${page.next}`}
    />
  </Section>
)
