import { expect, test } from 'vitest'
import { pagesShown } from '#ui/pager.tsx'

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 1040, [1, 2, 0, 1040]],
  [4, 9, [1, 2, 3, 4, 5, 0, 9]],
  [500, 1040, [1, 0, 499, 500, 501, 0, 1040]],
  [1040, 1040, [1, 0, 1039, 1040]],
])('page %i of %i shows its neighbours and both ends', (page, pages, shown) =>
  expect(pagesShown(page, pages)).toEqual(shown),
)
