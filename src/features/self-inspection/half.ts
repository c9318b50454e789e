import type { AnyRegister, Feature } from '#kernel/http/product.ts'
import type { Route } from '#kernel/http/route.ts'

/** What one half of 自己点検 brings: until answering ends, or what becomes of the answers. */
export type Half = Partial<Omit<Feature, 'key' | 'title' | 'registers'>> & {
  registers?: readonly AnyRegister[]
  routes?: readonly Route[]
}
