import { describe, expect, test } from 'vitest'
import { layOut } from '#ui/figure/lane-layout.ts'
import type { Lane, LaneColumn } from '#ui/figure/lane-model.ts'

const lanes: Lane[] = ['a', 'b', 'c', 'd'].map((key) => ({ key, title: `担当${key}`, holder: '課長' }))
const act = (over: Partial<LaneColumn>): LaneColumn => ({
  key: 'act',
  verb: '手続',
  from: 'a',
  to: 'b',
  state: 'done',
  ...over,
})

const centreOf = (layout: ReturnType<typeof layOut>, key: string) =>
  layout.lanes.find(({ lane }) => lane.key === key)?.centre

test('the track is unbroken: every stretch starts where an earlier one went', () => {
  const layout = layOut(lanes, [
    act({}),
    act({ from: 'b', to: ['c', 'd'] }),
    act({ from: 'd', to: 'a', state: 'now' }),
    act({ from: 'c', to: 'c', state: 'next' }),
  ])
  const [first, ...rest] = layout.track
  const reached = new Set(first?.points.map(String))
  for (const { points } of rest) {
    expect(reached).toContain(String(points[0]))
    for (const point of points) reached.add(String(point))
  }
})

test('a level act has no upright', () => {
  const layout = layOut(lanes, [act({ from: 'b', to: 'b' })])
  expect(layout.columns[0]?.toYs).toEqual([])
  expect(new Set(layout.track.flatMap(({ points }) => points.map(([, y]) => y)))).toEqual(
    new Set([centreOf(layout, 'b')]),
  )
})

test('the way to the present act is done, the act itself is now', () => {
  const layout = layOut(lanes, [act({}), act({ from: 'b', to: 'c', state: 'now' })])
  expect(layout.track.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'now'])
})

test('the lane that must act has the turn', () => {
  const layout = layOut(lanes, [act({}), act({ from: 'b', to: 'c', state: 'now' })])
  expect(layout.lanes.filter(({ hasTurn }) => hasTurn).map(({ lane }) => lane.key)).toEqual(['b'])
})

test('documents stand on the line between lanes, where no level stretch can cross them', () => {
  const layout = layOut(lanes, [act({ to: 'd', documents: ['文書'] })])
  expect(layout.columns[0]?.label?.y).toBe(layout.lanes[1]?.top)
})

test('more documents than fit are counted', () => {
  const layout = layOut(lanes, [act({ documents: ['一', '二', '三', '四', '五', '六'] })])
  expect(layout.columns[0]?.label?.lines).toEqual(['一', '二', '三', 'ほか3点'])
  expect(layout.columns[0]?.label?.sheets).toBe(3)
})

describe.each([1, 4, 10])('with %i acts', (count) => {
  const layout = layOut(
    lanes,
    Array.from({ length: count }, (_, nth) =>
      act({
        key: String(nth),
        from: nth % 2 === 0 ? 'a' : 'c',
        to: nth % 2 === 0 ? 'c' : 'a',
        documents: ['将来対応計画書'],
      }),
    ),
  )

  test('columns stand side by side inside the drawing', () => {
    layout.columns.forEach((place, nth) => {
      const next = layout.columns[nth + 1]?.left ?? layout.width + 1
      expect(place.left + place.width).toBeLessThanOrEqual(next + 1)
      expect(place.x).toBeGreaterThan(place.left)
    })
  })

  test('the drawing is as wide as the page, wider only if it must be', () =>
    expect(layout.width).toBeGreaterThanOrEqual(1216))
})

test('an act of a lane that is not drawn is a fault of the caller', () =>
  expect(() => layOut(lanes, [act({ from: 'x' })])).toThrow('The figure has no lane "x".'))
