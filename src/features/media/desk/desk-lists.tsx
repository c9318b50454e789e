import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { Icon } from '#ui/icons.tsx'
import { Provision } from '#ui/provision.tsx'
import { Remedies } from '#ui/remedies.tsx'
import { stateLabel } from '../medium/register.ts'
import { MEDIA_TYPES, type MediaType } from '../words.ts'
import type { Group, ItemRow, ScanRow } from './page-store.ts'

const Remove = ({ name, value, words, about }: { name: string; value: string; words: string; about: string }) => (
  <button class="link" name={name} value={value}>
    {words}
    <span class="vh">{`（${about}）`}</span>
  </button>
)

const facts = (row: ItemRow) =>
  [MEDIA_TYPES[row.mediaType as MediaType], row.model, stateLabel(row.mediumState)].filter(Boolean).join('　')

/** Media of one group; `why` says each one's reason where they differ. */
export const ItemList = ({
  rows,
  why,
  removable,
}: {
  rows: readonly ItemRow[]
  why?: boolean
  removable?: boolean
}) => (
  <ul class="laid">
    {rows.map((row) => (
      <li>
        <a class="num" href={`/cases/${row.mediumId}`}>
          {row.number ?? '（見られない媒体）'}
        </a>
        <span class="sub">
          {facts(row)}
          {why && row.sentence !== null ? <b>{`　${row.sentence}`}</b> : null}
          {row.remedy === null ? null : (
            <Remedies
              remedies={[
                {
                  text: row.remedy.replace(/。$/u, ''),
                  ...(row.remedyHref === null ? {} : { href: row.remedyHref }),
                },
              ]}
            />
          )}
        </span>
        {row.entrySeq === null ? null : (
          <a class="num" href={`/ledger/${row.entrySeq}`}>{`第${row.entrySeq.toLocaleString('ja-JP')}葉`}</a>
        )}
        {removable ? (
          <Remove name="medium" value={row.mediumId} words="外す" about={row.number ?? '見られない媒体'} />
        ) : null}
      </li>
    ))}
  </ul>
)

/** Everything held back for one reason: the reason, its provision, how many, and the way off the desk. */
export const BlockerGroup = ({
  group,
  rows,
  removable,
  more,
}: {
  group: Group
  rows: readonly ItemRow[]
  removable: boolean
  more: string | null
}) => (
  <section class="blockers" aria-labelledby={`g-${group.code}`}>
    <h3 id={`g-${group.code}`}>
      <span class="t-bad">
        <Icon name="no" />
      </span>
      {group.title}
      <span class="n num">{`${group.count}点`}</span>
      {group.rule !== null && isRuleNumber(group.rule) ? (
        <Provision label={provisionOf(group.rule)} href={`/rules/${group.rule}`} />
      ) : null}
    </h3>
    {group.sentence === null ? null : <p>{group.sentence}</p>}
    <ItemList rows={rows} why={group.sentence === null} removable={removable} />
    <p class="after">
      {more === null ? null : <a href={more}>{`この理由の${group.count}点をすべて見る`}</a>}
      {removable ? <Remove name="code" value={group.code} words="まとめて外す" about={group.title} /> : null}
    </p>
  </section>
)

/** Codes as they came in, with what they might be. */
export const ScanList = ({ rows }: { rows: readonly ScanRow[] }) => (
  <ul class="laid">
    {rows.map((row) => (
      <li>
        {row.found === 'unknown' ? (
          <a class="num" href={`/unknown-codes/${row.id}`}>
            {row.code}
          </a>
        ) : (
          <span class="num">{row.code}</span>
        )}
        <span class="sub">{row.meant ?? row.number ?? ''}</span>
        <time class="sub num" datetime={row.at.toISOString()}>
          {clockText(row.at)}
        </time>
      </li>
    ))}
  </ul>
)
