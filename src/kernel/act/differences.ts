type Plain = string | number | boolean | null

const plain = (value: unknown): value is Plain =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const shown = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

/** Plain facts that an act changed, as [before, after]; kept with the entry so that a timeline can strike through. */
export const differences = (
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
): Record<string, readonly [Plain, Plain]> => {
  const changed: Record<string, readonly [Plain, Plain]> = {}
  for (const [key, value] of Object.entries(after)) {
    if (key === 'version' || key === 'id') continue
    const was = shown(before?.[key] ?? null)
    const is = shown(value ?? null)
    if (plain(was) && plain(is) && was !== is) changed[key] = [was, is]
  }
  return changed
}
