import { provisionOf } from '#directive/rules.ts'
import type { SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Content } from '#ui/content.ts'
import { Provision } from '#ui/provision.tsx'

const TITLE = '名簿の取込み'

/** A page of the lists: what stands around every step of one. */
export const page = (
  visit: SignedVisit,
  of: { title?: string; banner?: Content; head?: Content },
  children: Content,
  status: 200 | 422 = 200,
) =>
  visit.c.html(
    frame(visit, {
      title: of.title === undefined ? TITLE : `${TITLE}：${of.title}`,
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: '職員等', href: '/registers/people' },
        of.title === undefined ? { text: TITLE } : { text: TITLE, href: '/people-import' },
        ...(of.title === undefined ? [] : [{ text: of.title }]),
      ],
      titleSide: <Provision label={provisionOf('R003')} href="/rules/R003" />,
      banner: of.banner,
      head: of.head,
      children,
    }),
    status,
  )
