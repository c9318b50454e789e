import { connect } from '#kernel/db/database.ts'
import { reachDatabase } from '#kernel/postgres/reach-database.ts'
import { passwordLinkCommand, setUpLinkCommand } from '#features/sign-in/link-command.ts'
import { originsOf, portOf } from './environment.ts'

/** One-time links made at the machine itself, by whoever may read its data directory. */
export const linkCommands = async (given: {
  dataDir: string
  databaseUrl: string | undefined
  command: 'set-up-link' | 'password-link'
  login: string | undefined
  forgetPasskeys: boolean
}): Promise<number> => {
  if (given.command === 'password-link' && given.login === undefined) {
    console.log('利用者名を指定してください：mamori password-link 利用者名')
    return 2
  }
  const [origin = `http://localhost:${portOf(process.env['PORT'])}`] = originsOf(process.env['MAMORI_ORIGIN'])
  const reached = await reachDatabase({ ...given, onLog: () => {} })
  const owner = connect({ ...reached.ownerConfig, max: 1 }, (error) => console.error(error.message))
  const common = {
    db: owner.db,
    at: new Date(),
    origin,
    print: (line: string) => console.log(line),
  }
  try {
    if (given.command === 'set-up-link') return await setUpLinkCommand(common)
    const { login = '', forgetPasskeys } = given
    return await passwordLinkCommand({ ...common, login, forgetPasskeys })
  } finally {
    await owner.close()
    await reached.stop()
  }
}
