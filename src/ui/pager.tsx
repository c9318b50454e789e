export type KeysetPagerProps = {
  /** 「1–50件」; without offsets there may be no numbers to give. */
  range?: string | undefined
  first?: string | undefined
  previous?: string | undefined
  next?: string | undefined
  /** How many a step shows: 「次の50件」. */
  size: number
  /** Names the pager where a page has more than one. */
  label?: string | undefined
}

/** Back and forth from row to row: as quick on the last page of a million as on the first. */
export const KeysetPager = ({ range, first, previous, next, size, label = 'ページ' }: KeysetPagerProps) =>
  first === undefined && previous === undefined && next === undefined ? null : (
    <nav class="pager" aria-label={label}>
      <p class="num">{range}</p>
      <ul>
        {first === undefined ? null : (
          <li>
            <a href={first}>最初へ</a>
          </li>
        )}
        {previous === undefined ? null : (
          <li>
            <a href={previous} rel="prev">{`前の${size}件`}</a>
          </li>
        )}
        {next === undefined ? null : (
          <li>
            <a href={next} rel="next">{`次の${size}件`}</a>
          </li>
        )}
      </ul>
    </nav>
  )

export type NumberedPagerProps = {
  page: number
  pages: number
  href: (page: number) => string
  size: number
  label?: string | undefined
}

const number = (n: number) => n.toLocaleString('ja-JP')

/** The pages worth a link: first, last, the present one and its neighbours; 0 stands for a gap. */
export const pagesShown = (page: number, pages: number): number[] => {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(near)].sort((a, b) => a - b)
  return shown.flatMap((n, at) => {
    const before = shown[at - 1]
    if (before === undefined || n === before + 1) return [n]
    return n === before + 2 ? [n - 1, n] : [0, n]
  })
}

/** Numbered pages, for lists whose length is known and small enough to count. */
export const NumberedPager = ({ page, pages, href, size, label = 'ページ' }: NumberedPagerProps) =>
  pages <= 1 ? null : (
    <nav class="pager" aria-label={label}>
      <p class="num">{`${number(page)} / ${number(pages)} ページ`}</p>
      <ul>
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">{`前の${size}件`}</a>
          </li>
        ) : null}
        {pagesShown(page, pages).map((n) =>
          n === 0 ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              {n === page ? (
                <span class="cur" aria-current="page">
                  {number(n)}
                </span>
              ) : (
                <a href={href(n)} aria-label={`${number(n)}ページ`}>
                  {number(n)}
                </a>
              )}
            </li>
          ),
        )}
        {page < pages ? (
          <li>
            <a href={href(page + 1)} rel="next">{`次の${size}件`}</a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
