import { expect, test } from 'vitest'
import { CannotStart } from '#kernel/postgres/cannot-start.ts'
import { originsOf, portOf } from './environment.ts'

test('the port is the usual one, or the one named', () => {
  expect([undefined, '', '0', '8080', '65535'].map(portOf)).toEqual([8640, 8640, 0, 8080, 65_535])
})

test.each(['65536', '-1', '80a', '8e3', ' 80'])('%j is no port', (text) => {
  expect(() => portOf(text)).toThrow(CannotStart)
})

test('public origins are parted by commas or spaces, and come as a browser names them', () => {
  expect(originsOf(undefined)).toEqual([])
  expect(originsOf('https://Mamori.example/, http://10.0.0.5:8080')).toEqual([
    'https://mamori.example',
    'http://10.0.0.5:8080',
  ])
  expect(originsOf('https://mamori.example:443')).toEqual(['https://mamori.example'])
})

test.each(['mamori.example', 'https://mamori.example/app', 'ftp://mamori.example', 'https://a@b.example', '*'])(
  '%j is no origin',
  (text) => {
    expect(() => originsOf(text)).toThrow('MAMORI_ORIGIN')
  },
)
