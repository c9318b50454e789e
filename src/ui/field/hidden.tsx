export type HiddenValue = { name: string; value: string }

/** Values carried along unseen. */
export const Hidden = ({ values }: { values: readonly HiddenValue[] }) => (
  <>
    {values.map(({ name, value }) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)
