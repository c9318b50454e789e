import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { SECURITIES, VERB_KEYS, type Security, type VerbKey } from '../words.ts'
import type { MailServerCase } from './model.ts'
import { mailServer } from './process.ts'

const keys = Object.keys(VERB_KEYS) as VerbKey[]

/** What the product proposes before anybody has decided: only 報告 and 通報 cannot be silenced. */
const PROPOSED = { verbs: Object.values(VERB_KEYS), mandatory: [VERB_KEYS.report, VERB_KEYS.tip] } as const

/** The settings there are. Whoever asks for a new one waits for others who are beginning one. */
const existing = async (tx: Tx): Promise<string | null> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('mamori.mail-server', 0))`.execute(tx)
  return (await tx.selectFrom('mailServer').select('id').executeTakeFirst())?.id ?? null
}

const choiceOf = (m: MailServerCase, key: VerbKey): string => {
  if (m.mandatory.includes(VERB_KEYS[key])) return 'always'
  return m.verbs.includes(VERB_KEYS[key]) ? 'asked' : 'never'
}

export const mailServerBinding: Binding<MailServerCase> = {
  process: mailServer,
  openToAll: true,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('mailServer as s')
      .innerJoin('caseFile as c', 'c.id', 's.id')
      .selectAll('s')
      .select(['c.state', 'c.version'])
      .where('s.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, security: row.security as Security, existing: null } : null
  },
  draft: async (tx, id) => ({
    id,
    state: '',
    version: 0,
    enabled: true,
    host: '',
    port: 587,
    security: 'starttls',
    login: null,
    fromAddress: '',
    domains: [],
    ...PROPOSED,
    existing: await existing(tx),
  }),
  save: async (tx, after) => {
    const { enabled, host, port, security, login, fromAddress } = after
    const lists = { domains: [...after.domains], verbs: [...after.verbs], mandatory: [...after.mandatory] }
    const facts = { enabled, host, port, security, login, fromAddress, ...lists }
    await tx
      .insertInto('mailServer')
      .values({ id: after.id, ...facts })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
      .execute()
  },
  initial: (m, act) =>
    act === 'change'
      ? {
          enabled: m.enabled ? 'yes' : 'no',
          host: m.host,
          port: String(m.port),
          security: m.security,
          login: m.login ?? '',
          fromAddress: m.fromAddress,
          domains: m.domains.join('、'),
          ...Object.fromEntries(keys.map((key) => [key, choiceOf(m, key)])),
        }
      : {},
  facts: (m) => [
    ['メールサーバ', `${m.host}:${m.port}`],
    ['暗号化', SECURITIES[m.security]],
    ['サーバの利用者名', m.login ?? 'なし（認証しない）'],
    ['差出人', m.fromAddress],
    ['送ってよいドメイン', m.domains.length === 0 ? '限らない' : m.domains.join('、')],
    ['必ず送るもの', m.mandatory.join('・') || 'なし'],
    ['本人の選びに従うもの', m.verbs.filter((v) => !m.mandatory.includes(v)).join('・') || 'なし'],
    ['送り方と送った結果', 'メールの送り方', '/mail/server'],
  ],
}
