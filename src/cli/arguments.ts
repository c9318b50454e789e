import { parseArgs } from 'node:util'

const OPTIONS = {
  head: { type: 'string' },
  key: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  check: { type: 'boolean' },
  'forget-passkeys': { type: 'boolean' },
} as const

type Option = keyof typeof OPTIONS

type Shape = { options: readonly Option[]; argument?: true }

/** What each command may be given. */
const COMMANDS = {
  start: { options: [] },
  demo: { options: [] },
  'verify-ledger': { options: ['head'] },
  'verify-proof': { options: ['head', 'key'], argument: true },
  'verify-pack': { options: ['key'], argument: true },
  backup: { options: ['to'] },
  restore: { options: ['from', 'to'] },
  trace: { options: ['json', 'markdown', 'check'] },
  'set-up-link': { options: [] },
  'password-link': { options: ['forget-passkeys'], argument: true },
} as const satisfies Record<string, Shape>

export type CommandName = keyof typeof COMMANDS

export type Asked =
  | { kind: 'help' }
  | { kind: 'wrong'; sentence: string }
  | { kind: 'command'; command: CommandName; argument: string | undefined; values: Values }

type Values = { [O in Option]?: ((typeof OPTIONS)[O]['type'] extends 'string' ? string : boolean) | undefined }

const isCommand = (text: string): text is CommandName => Object.hasOwn(COMMANDS, text)
const isOption = (text: string): text is Option => Object.hasOwn(OPTIONS, text)

const wrong = (sentence: string): Asked => ({ kind: 'wrong', sentence })

/** Reads the command line. What the command does not know is told, never passed over. */
export const readArguments = (args: readonly string[]): Asked => {
  const { tokens, values, positionals } = parseArgs({
    args: [...args],
    options: { ...OPTIONS, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  if (values['help'] === true) return { kind: 'help' }
  const [command, argument, ...rest] = positionals
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  const unknown = given.find(({ name }) => !isOption(name))
  if (unknown) return wrong(`知らない指定です：${unknown.rawName}`)
  if (command === undefined) return given.length === 0 ? { kind: 'help' } : wrong('命令を指定してください。')
  if (!isCommand(command)) return wrong(`知らない命令です：${command}`)
  const shape: Shape = COMMANDS[command]
  for (const { name, rawName, value } of given) {
    if (!isOption(name) || !shape.options.includes(name)) return wrong(`${command} に ${rawName} は指定できません。`)
    const takesValue = OPTIONS[name].type === 'string'
    if (takesValue && (value ?? '') === '') return wrong(`${rawName} には値が要ります。`)
    if (!takesValue && value !== undefined) return wrong(`${rawName} に値は付けません。`)
  }
  const beyond = shape.argument ? rest[0] : argument
  if (beyond !== undefined) return wrong(`余分な指定です：${beyond}`)
  return { kind: 'command', command, argument, values: values as Values }
}
