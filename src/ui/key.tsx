const stems = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const
/* Ten designations need ten marks that differ without colour: the stem, and outline, fill, double line, dashes and roundness. */
const looks = ['', ' b', ' d', ' r', ' r b', ' d r', ' h', ' h r', ' d', ' d r'] as const

export type KeyProps = {
  /** Place of the designation in the header's list, from 0. */
  nth: number
  /** The designation in full, for those who do not see the header beside it. */
  name?: string | undefined
}

/** 甲, 乙, 丙 … for the place of a designation in the header's list. */
export const keyMark = (nth: number): string => stems[nth % stems.length] ?? '甲'

/** The mark of the designation under which the viewer meets a row. */
export const Key = ({ nth, name }: KeyProps) => {
  const look = `key${looks[nth % looks.length] ?? ''}`
  if (name === undefined) return <span class={look}>{keyMark(nth)}</span>
  return (
    <>
      <span class={look} aria-hidden="true" title={name}>
        {keyMark(nth)}
      </span>
      <span class="vh">{name}</span>
    </>
  )
}
