import { ROLES } from '#directive/roles.ts'
import { provisionOf } from '#directive/rules.ts'
import { Provision } from '#ui/provision.tsx'
import { KIND_WORDS, type Occasion, type OccasionKind } from './occasions.ts'

/** Where a date comes from, as a word in a frame of its own. */
export const KindMark = ({ kind }: { kind: OccasionKind }) => <span class={`source ${kind}`}>{KIND_WORDS[kind]}</span>

/** The first provision, and how many more there are. */
export const FirstRule = ({ rules }: Pick<Occasion, 'rules'>) => {
  const [first, ...more] = rules
  if (first === undefined) return null
  return (
    <>
      <Provision label={provisionOf(first)} href={`/rules/${first}`} />
      {more.length === 0 ? null : <span class="sub">{`ほか${more.length}条`}</span>}
    </>
  )
}

export const rolesText = ({ roles }: Pick<Occasion, 'roles'>): string =>
  roles.map((role) => ROLES[role].shortTitle).join('・')
