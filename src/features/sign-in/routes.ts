import type { Route } from '#kernel/http/route.ts'
import { accountAdminRoutes } from './account-admin-routes.ts'
import { entryRoutes } from './entry-routes.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { passwordLinkRoutes } from './password-link-routes.ts'
import { setUpRoutes } from './set-up-routes.ts'
import type { CompleteSetUp } from './set-up.ts'

/** Everything about who is there: in and out, one's own account, the first set-up, links, and administration. */
export const signInRoutes = (deps: { completeSetUp: CompleteSetUp }): readonly Route[] => [
  ...entryRoutes,
  ...ownAccountRoutes,
  ...setUpRoutes(deps),
  ...passwordLinkRoutes,
  ...accountAdminRoutes,
]
