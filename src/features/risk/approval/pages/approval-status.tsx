import { isStatusWord, Status } from '#ui/status.tsx'
import { stateLabel, validityWords } from '../register.ts'

/** How a system stands in 運用承認: the word, and in red how long it is overdue. */
export const ApprovalStatus = (of: { state: string; overdueDays: number | null; validDays: number | null }) => {
  if (of.state === 'class') return <span>類（個々の情報システムごと）</span>
  const word = stateLabel(of.state)
  const validity = validityWords(of.validDays)
  return (
    <span class="stack">
      {isStatusWord(word) ? <Status word={word} /> : word}
      {of.overdueDays === null ? null : <Status word="期限超過">{`期限超過${of.overdueDays}日`}</Status>}
      {validity === '' ? null : (
        <Status shape={(of.validDays ?? 0) < 0 ? 'late' : 'soon'} tone={(of.validDays ?? 0) < 0 ? 'bad' : 'warn'}>
          {validity}
        </Status>
      )}
    </span>
  )
}
