import type { Route } from '#kernel/http/route.ts'
import { accountAdminRoutes } from './account-admin-routes.ts'
import { entryRoutes } from './entry-routes.ts'
import { oidcRoutes } from './oidc/oidc-routes.ts'
import type { Provider } from './oidc/provider.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { adminPasskeyRoutes } from './passkey/admin-passkey-routes.ts'
import { entryPasskeyRoutes } from './passkey/entry-passkey-routes.ts'
import { ownPasskeyRoutes } from './passkey/own-passkey-routes.ts'
import { passwordLinkRoutes } from './password-link-routes.ts'
import { setUpRoutes } from './set-up-routes.ts'
import { tokenRoutes } from './token/token-routes.ts'
import type { CompleteSetUp } from './set-up.ts'

/** Everything about who is there: in and out, one's own account, the first set-up, links, and administration. */
export const signInRoutes = (deps: {
  completeSetUp: CompleteSetUp
  /** Public origins of the site, where named. */
  origins: readonly string[]
  /** The office's own sign-in, where one is set. */
  oidc: Provider | null
}): readonly Route[] => [
  ...entryRoutes(deps.oidc?.settings.title ?? null),
  ...entryPasskeyRoutes(deps.origins, deps.oidc?.settings.title ?? null),
  ...oidcRoutes(deps.oidc, deps.origins),
  ...ownAccountRoutes(deps.oidc),
  ...tokenRoutes,
  ...ownPasskeyRoutes(deps.origins),
  ...setUpRoutes(deps),
  ...passwordLinkRoutes,
  ...accountAdminRoutes,
  ...adminPasskeyRoutes,
]
