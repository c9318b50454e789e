import { PLEDGE_TEXT } from '#directive/pledge-text.ts'

/** The sheet of 付紙第５ as the screen shows it: word for word what is signed. */
export const Wording = ({
  paragraphs,
  lines,
}: {
  paragraphs: readonly string[]
  lines: readonly (readonly [label: string, value: string])[]
}) => (
  <div class="pledge-sheet">
    <p class="annex">{PLEDGE_TEXT.annex}</p>
    <p>{PLEDGE_TEXT.addressee}</p>
    <p class="heading">{PLEDGE_TEXT.title}</p>
    {paragraphs.map((words) => (
      <p class="words">{words}</p>
    ))}
    <dl>
      {lines.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </div>
)
