import { Facts } from '#ui/facts.tsx'
import { missingOf, type Tally } from './units-store.ts'

const people = (n: number) => `${n.toLocaleString('ja-JP')}名`

/** How many of these people a pledge is in hand for, as the setting counts it. */
export const coveredOf = (t: Tally, acceptanceNeeded: boolean): number =>
  t.accepted + (acceptanceNeeded ? 0 : t.submitted)

/** A share as people read it: never 100% while one is missing. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '―' : part === whole ? '100%' : `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)}%`

/** The figures of one unit or of all. */
export const TallyFacts = ({ tally, acceptanceNeeded }: { tally: Tally; acceptanceNeeded: boolean }) => (
  <Facts
    facts={[
      { term: '対象の職員', value: people(tally.people), numeric: true },
      {
        term: acceptanceNeeded ? '受理した割合' : '提出した割合',
        value: shareText(coveredOf(tally, acceptanceNeeded), tally.people),
        numeric: true,
      },
      { term: '受理', value: people(tally.accepted), numeric: true },
      { term: '提出（受理待ち）', value: people(tally.submitted), numeric: true },
      { term: '申出', value: people(tally.declared), numeric: true },
      { term: '提出していない', value: people(missingOf(tally)), numeric: true },
    ]}
  />
)
