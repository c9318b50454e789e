const Sample = ({ state, word }: { state: 'done' | 'now' | 'next'; word: string }) => (
  <span>
    <svg class="lanes" viewBox="0 0 40 20" aria-hidden="true" focusable="false">
      <path class={`track k-${state}`} d="M0 10h40" />
      {state === 'done' ? (
        <>
          <circle class="node k-done" cx="20" cy="10" r="7" />
          <path class="tick" d="M16.5 10.3l2.5 2.5 4.5-5" />
        </>
      ) : null}
      {state === 'now' ? (
        <>
          <circle class="node big-now" cx="20" cy="10" r="7.5" />
          <circle class="dot" cx="20" cy="10" r="3" />
        </>
      ) : null}
      {state === 'next' ? <circle class="node k-next" cx="20" cy="10" r="6" /> : null}
    </svg>
    {word}
  </span>
)

/** What the lines and nodes of the drawing mean. */
export const Legend = () => (
  <p class="legend" aria-hidden="true">
    <Sample state="done" word="済" />
    <Sample state="now" word="今ここ" />
    <Sample state="next" word="これから" />
    <span>紙の枚数は、動く文書の数</span>
  </p>
)
