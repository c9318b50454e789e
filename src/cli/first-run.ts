import type { Product } from '#kernel/http/product.ts'
import { linkHref } from '#features/sign-in/link-command.ts'
import { awaitsSetUp, issueSetUpLink } from '#features/sign-in/set-up.ts'

/** With nobody registered yet, prints the one-time link by which the first administrator sets the product up. */
export const prepareFirstRun = async (
  product: Product,
  origin: string,
  print: (line: string) => void,
): Promise<void> => {
  if (!(await awaitsSetUp(product.db))) return
  const token = await issueSetUpLink(product.db, product.clock())
  print('まだ誰も登録されていません。次のリンクを開いて、最初の設定をしてください（24時間・一度だけ使えます）。')
  print(linkHref(origin, '/set-up', token))
}
