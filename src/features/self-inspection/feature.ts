import type { Feature } from '#kernel/http/product.ts'
import type { Route } from '#kernel/http/route.ts'
import { answering } from './answering.ts'
import type { Half } from './half.ts'
import { results } from './results/half.ts'

const halves = (clock: () => Date): readonly Half[] => [answering(clock), results(clock)]

/** 自己点検 (本文 第6-1). `clock` tells which 年度 it is. */
export const selfInspectionFeature = ({ clock }: { clock: () => Date }): Feature => {
  const all = halves(clock)
  return {
    key: 'self-inspection',
    title: '自己点検',
    bindings: all.flatMap((h) => h.bindings ?? []),
    registers: all.flatMap((h) => h.registers ?? []),
    duties: all.flatMap((h) => h.duties ?? []),
    forms: all.flatMap((h) => h.forms ?? []),
    held: all.flatMap((h) => h.held ?? []),
    open: all.flatMap((h) => h.open ?? []),
    imports: all.flatMap((h) => h.imports ?? []),
    work: all.flatMap((h) => h.work ?? []),
    schedules: all.flatMap((h) => h.schedules ?? []),
  }
}

/** Pages of 自己点検 that the kernel does not have. */
export const selfInspectionRoutes = ({ clock }: { clock: () => Date }): readonly Route[] =>
  halves(clock).flatMap((h) => h.routes ?? [])
