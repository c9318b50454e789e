import { z } from 'zod'
import { isDay } from '#kernel/pure/day.ts'

/** The catalogue's entries as the product keeps them. */
export type KevEntry = {
  cve: string
  vendor: string
  product: string
  name: string
  description: string
  requiredAction: string
  addedOn: string
  dueOn: string | null
  ransomware: boolean
}

export type KevFile = { release: string; releasedOn: string; entries: readonly KevEntry[] }

const bounded = (most: number) =>
  z
    .string()
    .max(most)
    .refine((s) => s.isWellFormed() && !s.includes('\0'), '読めない文字')
const day = z.string().refine(isDay, '日付（YYYY-MM-DD）ではない')

const Entry = z.object({
  cveID: z.string().regex(/^CVE-\d{4}-\d{4,19}$/, 'CVEの番号ではない'),
  vendorProject: bounded(300),
  product: bounded(500),
  vulnerabilityName: bounded(1000),
  dateAdded: day,
  shortDescription: bounded(10_000),
  requiredAction: bounded(10_000),
  dueDate: z.union([day, z.literal('')]).optional(),
  knownRansomwareCampaignUse: bounded(100).optional(),
})

const File = z.object({
  catalogVersion: z.string().min(1).max(50),
  dateReleased: z.string().refine((s) => isDay(s.slice(0, 10)), '日付ではない'),
  count: z.int().min(0),
  vulnerabilities: z.array(Entry).max(100_000),
})

/** The largest file that is read: the real one has some 1.5 MB. */
export const LARGEST_CATALOGUE = 30 * 1024 * 1024

const whereIn = (path: readonly PropertyKey[]): string =>
  path.map((p) => (typeof p === 'number' ? `${p + 1}件目` : String(p))).join(' の ')

export const readCatalogue = (text: string): { ok: true; file: KevFile } | { ok: false; sentence: string } => {
  const no = (sentence: string) => ({ ok: false as const, sentence })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return no('JSON として読めません。途中で切れていないか確かめてください。')
  }
  const parsed = File.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return no(`KEV の一覧の形ではありません（${whereIn(issue?.path ?? []) || '全体'}：${issue?.message ?? ''}）。`)
  }
  const { catalogVersion, dateReleased, count, vulnerabilities } = parsed.data
  if (count !== vulnerabilities.length)
    return no(`件数が合いません。count は${count}件、実際は${vulnerabilities.length}件です。`)
  const cves = new Set<string>()
  for (const { cveID } of vulnerabilities) {
    if (cves.has(cveID)) return no(`${cveID} が二度載っています。`)
    cves.add(cveID)
  }
  const entries = vulnerabilities.map((v) => ({
    cve: v.cveID,
    vendor: v.vendorProject,
    product: v.product,
    name: v.vulnerabilityName,
    description: v.shortDescription,
    requiredAction: v.requiredAction,
    addedOn: v.dateAdded,
    dueOn: v.dueDate === undefined || v.dueDate === '' ? null : v.dueDate,
    ransomware: v.knownRansomwareCampaignUse === 'Known',
  }))
  return { ok: true, file: { release: catalogVersion, releasedOn: dateReleased.slice(0, 10), entries } }
}
