import { Fault } from '#kernel/http/fault.ts'

/** Lets at most `wide` pieces of work run at once and `waiting` wait; more are turned away, so that a flood costs no memory. */
export const slots = (wide: number, waiting: number) => {
  let running = 0
  const queue: (() => void)[] = []
  const enter = async () => {
    if (running < wide) {
      running += 1
      return
    }
    if (queue.length >= waiting)
      throw new Fault(503, 'サインインが混み合っています。少し待ってから、もう一度送ってください。')
    // The one who leaves hands its slot over, so `running` stays as it is.
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
