import { frame } from './frame.tsx'
import type { Fault } from '../http/fault.ts'
import type { Product } from '../http/product.ts'

/** One plain sentence, and a number the person can name to whoever looks after the machine. */
export const faultPage = (product: Product, fault: Fault, id: string) =>
  frame(
    { product, actor: null, at: product.clock() },
    {
      title: fault.status === 404 ? 'ありません' : '行えませんでした',
      children: (
        <>
          <p>{fault.sentence}</p>
          <p class="mt4">
            <a href="/">本日の務めに戻る</a>
          </p>
          {fault.status >= 500 ? <p class="sub mt4">{`お問い合わせの番号：${id}`}</p> : null}
        </>
      ),
    },
  )
