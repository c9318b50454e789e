import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

const read = (line: string) => readArguments(line.split(' ').filter((word) => word !== ''))

describe('the command line', () => {
  test('a command with what it may be given', () => {
    expect(read('verify-proof case.json --head 3:ab --key ff')).toMatchObject({
      command: 'verify-proof',
      argument: 'case.json',
      values: { head: '3:ab', key: 'ff' },
    })
    expect(read('restore --from=a.gz --to postgres://x')).toMatchObject({
      command: 'restore',
      values: { from: 'a.gz', to: 'postgres://x' },
    })
    expect(read('trace --check')).toMatchObject({ command: 'trace', values: { check: true } })
    expect(read('start')).toMatchObject({ command: 'start', argument: undefined })
  })

  test.each(['', '--help', '-h', 'backup --help'])('%j asks for the usage', (line) => {
    expect(read(line)).toEqual({ kind: 'help' })
  })

  test.each([
    ['begin', '知らない命令です：begin'],
    ['toString', '知らない命令です：toString'],
    ['start --prot 80', '知らない指定です：--prot'],
    ['start -p', '知らない指定です：-p'],
    ['start --to x', 'start に --to は指定できません。'],
    ['backup --to', '--to には値が要ります。'],
    ['backup --to=', '--to には値が要ります。'],
    ['trace --check=yes', '--check に値は付けません。'],
    ['backup file.gz', '余分な指定です：file.gz'],
    ['verify-proof a.json b.json', '余分な指定です：b.json'],
    ['--json', '命令を指定してください。'],
  ])('%j is told what is wrong', (line, sentence) => {
    expect(read(line)).toEqual({ kind: 'wrong', sentence })
  })
})
