import { Empty } from '#ui/empty.tsx'
import { Status } from '#ui/status.tsx'
import type { Difference } from '../difference.ts'

const WORD = {
  added: { text: '追加', shape: 'ok', tone: 'ok' },
  removed: { text: '削除', shape: 'gone', tone: 'off' },
  changed: { text: '変更', shape: 'mend', tone: 'act' },
} as const

/** More than these are counted, not shown: nobody reads ten thousand. */
const MOST = 300

const Text = ({ text, kind }: { text: string; kind: 'del' | 'ins' }) =>
  text === '' ? (
    <span class="sub">（なし）</span>
  ) : kind === 'del' ? (
    <del class="pre">{text}</del>
  ) : (
    <ins class="pre">{text}</ins>
  )

/** What is different, each with the word for how: it can be read without colour and heard. */
export const DifferenceTable = ({ caption, differences }: { caption: string; differences: readonly Difference[] }) =>
  differences.length === 0 ? (
    <Empty text="違いはありません。" />
  ) : (
    <>
      <table class="fold differences">
        <caption>{`${caption}　違い ${differences.length}件`}</caption>
        <thead>
          <tr>
            <th scope="col">どこ</th>
            <th scope="col">どのように</th>
            <th scope="col">前</th>
            <th scope="col">後</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, MOST).map((d) => (
            <tr>
              <th scope="row">{d.where}</th>
              <td data-l="どのように">
                <Status shape={WORD[d.sort].shape} tone={WORD[d.sort].tone}>
                  {WORD[d.sort].text}
                </Status>
              </td>
              <td data-l="前">
                <Text text={d.before} kind="del" />
              </td>
              <td data-l="後">
                <Text text={d.after} kind="ins" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > MOST ? (
        <p class="sub">{`初めの${MOST}件を示しています。ほかに${differences.length - MOST}件あります。`}</p>
      ) : null}
    </>
  )
