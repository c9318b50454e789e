import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { Looked } from '../imports.ts'

const MAX_SHOWN = 200

/** What must be mended; it stands before what would be done, so that nobody has to look for it. */
export const ImportBadRows = ({ bad }: Pick<Looked, 'bad'>) =>
  bad.length === 0 ? null : (
    <Section id="bad" title="誤りのある行" count={`${bad.length}行`}>
      <Table
        caption="誤りのある行"
        columns={[
          { title: '行', cell: (r) => `${r.number}行目`, kind: 'number', width: 8, names: true },
          { title: '理由', cell: (r) => r.reasons.join(' ') },
        ]}
        rows={bad.slice(0, MAX_SHOWN)}
      />
      {bad.length > MAX_SHOWN ? <p class="sub">{`ほか${bad.length - MAX_SHOWN}行`}</p> : null}
    </Section>
  )
