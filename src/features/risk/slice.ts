import type { AnyRegister, Feature } from '#kernel/http/product.ts'
import type { Route } from '#kernel/http/route.ts'

/** What one part of リスク管理 brings to the feature: the same five nouns, and pages of its own. */
export type Slice = Partial<Omit<Feature, 'key' | 'title' | 'registers'>> & {
  registers?: readonly AnyRegister[]
  routes?: readonly Route[]
}

export type SliceNeeds = { clock: () => Date }
