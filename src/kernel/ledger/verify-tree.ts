import { sql } from 'kysely'
import type { FaultList } from './fault.ts'
import { type Head, signatureFault } from './head.ts'
import type { PublicKeys } from './key.ts'
import { emptyRoot, growingTree, type NodeAddress } from './merkle.ts'
import type { Ledger } from './tables.ts'
import { allHeads } from './tree-rows.ts'
import { leafJudge, leafPages } from './verify-leaf.ts'

export type TreeFindings = {
  /** Leaves in the tree; where one is missing, the highest leaf index plus one. */
  readonly size: number
  readonly head: Head | null
  readonly heads: number
  readonly nodes: number
  /** Roots rebuilt at the sizes asked for. */
  readonly roots: ReadonlyMap<number, string>
}

/** Rebuilds the tree leaf by leaf, comparing entries, leaves, subtrees and heads on the way. */
export const verifyTree = async (
  ledger: Ledger,
  keys: PublicKeys,
  sizes: readonly number[],
  faults: FaultList,
): Promise<TreeFindings> => {
  const tree = growingTree()
  const roots = new Map<number, string>()
  const judge = leafJudge(faults)
  const heads = headReader(allHeads(ledger), keys, faults)
  let nodes = 0
  let size = 0
  let whole = true
  if (sizes.includes(0)) roots.set(0, emptyRoot.toString('hex'))
  await heads.next()
  for await (const page of leafPages(ledger)) {
    const stored = whole
      ? await storedNodes(ledger, tree.size, Number(page.at(-1)?.leaf_index) + 1)
      : new Map<string, Buffer>()
    for (const leaf of page) {
      const index = Number(leaf.leaf_index)
      if (index !== size) {
        whole = false
        faults.add(missingLeaves(size, index))
      }
      judge.look(leaf)
      size = index + 1
      if (!whole) continue
      tree.push(leaf.leaf_hash, (address, hash) => {
        nodes += 1
        compareNode(address, hash, stored.get(keyOf(address)), faults)
      })
      if (sizes.includes(size)) roots.set(size, tree.root().toString('hex'))
      if (heads.current?.size === size) await heads.compare(tree.root().toString('hex'))
    }
  }
  judge.close()
  await heads.finish(size, whole)
  if (whole) await strayNodes(ledger, size, nodes, faults)
  return { size, head: heads.last, heads: heads.count, nodes, roots }
}

const missingLeaves = (from: number, to: number) =>
  ({
    kind: 'leaf-missing',
    leafIndex: Math.min(from, to),
    entryId: null,
    message:
      to > from
        ? `葉 ${from} から ${to - 1} までの封印がありません。ここから先の木は比べられません。`
        : `葉の番号 ${to} は連続していません。ここから先の木は比べられません。`,
  }) as const

const keyOf = ({ level, index }: NodeAddress): string => `${level}/${index}`

/** The stored subtrees that the leaves from..to-1 complete. */
const storedNodes = async (ledger: Ledger, from: number, to: number): Promise<Map<string, Buffer>> => {
  const { rows } = await sql<{ level: number; index: string; hash: Buffer }>`
    select n.level, n.index::text as index, n.hash from generate_series(1, 52) as complete (level)
    join ledger_node n on n.level = complete.level
      and n.index >= ${from}::bigint >> complete.level and n.index < ${to}::bigint >> complete.level`.execute(ledger)
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
}

const compareNode = (address: NodeAddress, hash: Buffer, stored: Buffer | undefined, faults: FaultList): void => {
  if (stored?.equals(hash)) return
  const width = 2 ** address.level
  const first = address.index * width
  faults.add(
    {
      kind: stored ? 'node-differs' : 'node-missing',
      leafIndex: first,
      entryId: null,
      message: `葉 ${first} から ${first + width - 1} までをまとめる節（段 ${address.level}、番号 ${address.index}）が${
        stored ? '、葉から計算した値と異なります' : 'ありません'
      }。`,
    },
    first + width - 1 + address.level / 100,
  )
}

const strayNodes = async (ledger: Ledger, size: number, compared: number, faults: FaultList): Promise<void> => {
  const { rows } = await sql<{ nodes: string }>`select count(*)::text as nodes from ledger_node`.execute(ledger)
  const missing = faults.counts.get('node-missing') ?? 0
  const strays = Number(rows[0]?.nodes) - (compared - missing)
  if (strays > 0)
    faults.add({
      kind: 'node-added',
      leafIndex: size,
      entryId: null,
      message: `葉 ${size} 件の木にない節が ${strays} 個あります。`,
    })
}

/** Walks the heads by size beside the leaves. */
const headReader = (source: AsyncGenerator<Head, null>, keys: PublicKeys, faults: FaultList) => {
  let soundTo = 0
  const reader = {
    current: null as Head | null,
    last: null as Head | null,
    count: 0,
    async next() {
      reader.current = (await source.next()).value
      if (!reader.current) return
      reader.last = reader.current
      reader.count += 1
      const fault = signatureFault(reader.current, keys)
      if (fault === null) return
      const name = `${reader.current.size}件の封印`
      faults.add({
        kind: fault === 'unknown-key' ? 'head-unknown-key' : 'head-signature',
        leafIndex: reader.current.size - 1,
        entryId: null,
        message:
          fault === 'unknown-key'
            ? `${name}は、知らない鍵 ${reader.current.keyId} で署名されています。`
            : `${name}の署名が正しくありません。`,
      })
    },
    async compare(root: string) {
      const head = reader.current
      if (head && head.root !== root)
        faults.add(
          {
            kind: 'head-root',
            leafIndex: soundTo,
            entryId: null,
            message: `${head.size}件の封印値が記録と異なります。葉 ${soundTo} から ${head.size - 1} までのどこかか、封印値そのものが書き換えられています。`,
          },
          head.size - 0.1,
        )
      else soundTo = head?.size ?? soundTo
      await reader.next()
    },
    /** Heads that no leaf came to meet, and leaves that no head covers. */
    async finish(size: number, whole: boolean) {
      if (whole && reader.current)
        faults.add({
          kind: 'tail-missing',
          leafIndex: size,
          entryId: null,
          message: `封印は ${reader.current.size} 件まであるのに、葉は ${size} 件しかありません。`,
        })
      while (reader.current) await reader.next()
      const covered = reader.last?.size ?? 0
      if (covered < size)
        faults.add({
          kind: 'head-missing',
          leafIndex: covered,
          entryId: null,
          message: `葉 ${covered} から ${size - 1} までを覆う封印値がありません。`,
        })
    },
  }
  return reader
}
