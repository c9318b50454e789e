/** One answer that the server has not said it has: what the form would send for it. */
export type Draft = {
  entries: readonly (readonly [name: string, value: string])[]
  base: number
  /** Edits sent without an answer: one of them may have arrived. */
  mine: readonly string[]
}

/** Answers on their way, kept in the browser so that neither a closed tab nor a cut line loses them. */
export type Kept = {
  all: () => ReadonlyMap<string, Draft>
  put: (field: string, draft: Draft) => void
  drop: (field: string) => void
}

const read = (box: string): [string, Draft][] => {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(box) ?? '[]')
    return Array.isArray(parsed) ? (parsed as [string, Draft][]) : []
  } catch {
    return []
  }
}

/** `box` names one document of one person. A browser that keeps nothing holds them as long as the page lives. */
export const keptIn = (box: string): Kept => {
  const drafts = new Map(read(box))
  const write = () => {
    try {
      if (drafts.size === 0) localStorage.removeItem(box)
      else localStorage.setItem(box, JSON.stringify([...drafts]))
    } catch {
      // Full or forbidden: the answers still go to the server.
    }
  }
  return {
    all: () => drafts,
    put: (field, draft) => {
      drafts.set(field, draft)
      write()
    },
    drop: (field) => {
      drafts.delete(field)
      write()
    },
  }
}
