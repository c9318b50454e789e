import { newId } from '#kernel/id.ts'
import { anOffice, type TrialOffice } from '#kernel/act/act.builders.ts'
import { officer, PLANNING } from '#features/media/people-for-tests.ts'

export type ServerGiven = {
  port: number
  security?: 'tls' | 'starttls' | 'none'
  login?: string | null
  verbs?: readonly string[]
  mandatory?: readonly string[]
  domains?: readonly string[]
}

/** The office's post of 部隊等情報保証責任者 is designated, as the organisation's own acts would do it. */
const designate = async (office: TrialOffice): Promise<void> => {
  const document = newId()
  await office.owner.query(
    `insert into governing_document (id, title, kind, state) values ($1, '達', 'directive', 'in-force')`,
    [document],
  )
  await office.owner.query(
    `insert into appointment (id, role, post_id, unit_id, document_id, provision, starts_on, state)
     values ($1, 'UNIT', $2, $3, $4, '付紙第2', '2024-04-01', 'held')`,
    [newId(), officer.posts[0]?.postId, PLANNING.id, document],
  )
}

export type MailOffice = TrialOffice & {
  setServer: (given: ServerGiven) => Promise<void>
  setRecipient: (personId: string, given: { address: string | null; choice?: string }) => Promise<string>
  /** Rows as the owner sees them. */
  rows: (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>
}

/** An office whose people may get mail; settings are written by the owner, for their acts are tested elsewhere. */
export const anOfficeWithMail = async (): Promise<MailOffice> => {
  const office = await anOffice()
  await designate(office)
  const rows = async (text: string, values: readonly unknown[] = []) =>
    (await office.owner.query<Record<string, unknown>>(text, [...values])).rows
  return {
    ...office,
    rows,
    setServer: async ({ port, security = 'none', login = null, domains = [], ...given }) => {
      const { verbs = ['報告', '通報', '通知', '連絡'], mandatory = ['報告'] } = given
      await rows('delete from mail_server')
      await rows(
        `insert into mail_server (id, enabled, host, port, security, login, from_address, domains, verbs, mandatory)
         values ($1, true, 'localhost', $2, $3, $4, 'mamori@office.example', $5, $6, $7)`,
        [newId(), port, security, login, domains, verbs, mandatory],
      )
    },
    setRecipient: async (personId, { address, choice = 'at-once' }) => {
      const id = newId()
      await rows('delete from mail_recipient where person_id = $1', [personId])
      await rows('insert into mail_recipient (id, person_id, address, choice) values ($1, $2, $3, $4)', [
        id,
        personId,
        address,
        choice,
      ])
      return id
    },
  }
}
