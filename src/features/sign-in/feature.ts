import type { WhoIsThere } from '#kernel/http/mount.tsx'
import type { Product } from '#kernel/http/product.ts'
import type { Route } from '#kernel/http/route.ts'
import { demoSignInRoutes } from './demo-sign-in-routes.ts'
import { providerOf, type OidcSettings } from './oidc/provider.ts'
import { signInRoutes } from './routes.ts'
import type { CompleteSetUp } from './set-up.ts'
import { whoIsThere, type LoadActor } from './who-is-there.ts'

/** The door of the product: its pages, and who a request comes from. What the organisation knows is passed in. */
export const signIn = (deps: {
  product: Pick<Product, 'db' | 'demo'>
  loadActor: LoadActor
  completeSetUp: CompleteSetUp
  /** Public origins of the site, where named: the names passkeys are kept for. */
  origins: readonly string[]
  /** The office's own provider of sign-in, where one is set. */
  oidc?: OidcSettings | null
}): { routes: readonly Route[]; whoIsThere: WhoIsThere } => ({
  routes: [
    ...signInRoutes({ ...deps, oidc: deps.oidc ? providerOf(deps.oidc) : null }),
    ...demoSignInRoutes(deps.product),
  ],
  whoIsThere: whoIsThere({ db: deps.product.db, loadActor: deps.loadActor }),
})
