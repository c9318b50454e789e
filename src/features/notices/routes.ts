import type { Route } from '#kernel/http/route.ts'
import { boxRoutes } from './box/routes.tsx'
import { mailRoutes, type MailRoom } from './mail/routes.tsx'

export const noticeRoutes = (room: MailRoom): readonly Route[] => [...boxRoutes, ...mailRoutes(room)]
