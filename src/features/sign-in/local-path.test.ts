import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each([
  ['/', '/'],
  ['/cases/1?tab=2', '/cases/1?tab=2'],
  ['/registers/media?q=%E4%BC%81', '/registers/media?q=%E4%BC%81'],
])('%s is a path of ours', (to, path) => expect(localPath(to)).toBe(path))

test.each([
  undefined,
  '',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  'cases/1',
  '/sign-in',
  '/sign-in?to=/x',
  '/sign-out',
])('%j leads to the first page instead', (to) => expect(localPath(to)).toBe('/'))
