import type { Content } from '#ui/content.ts'

export type ScanFieldProps = {
  /** Names the browser's outbox: one for each place that scans go to and each person who scans there. */
  box: string
  /** Where batches go as JSON; see `Answer` in browser/scan/answer.ts for what must come back. */
  postTo: string
  /** Where the plain form goes, one code a time, answered by a redirect to the page. */
  action: string
  label?: string | undefined
  placeholder?: string | undefined
  hint?: Content
  /** The turbo-frame whose contents are the server's: fetched anew when an answer says so. */
  refreshes?: string | undefined
  /** Addresses of the built files that read codes from the camera: `scan-reader.js` and `zxing-reader.wasm`. */
  camera?: { reader: string; wasm: string } | undefined
}

/**
 * One field for scanning many. A form of one text field; with the module `scan.js` an outbox that survives the end of the
 * tab, and a list in which every scan says what became of it. The element keeps its list when the page is replaced.
 */
export const ScanField = (props: ScanFieldProps) => (
  <scan-field
    // The page driver looks the element up by a selector made of its id.
    id={`scan-${props.box.replace(/[^\w-]/gu, '-')}`}
    box={props.box}
    post-to={props.postTo}
    refreshes={props.refreshes}
    data-turbo-permanent="true"
  >
    <form class="scan-line" method="post" action={props.action} novalidate data-turbo="true">
      <label for="scan-code">{props.label ?? '読み取る'}</label>
      {props.hint === undefined ? null : (
        <span class="hint" id="scan-code-hint">
          {props.hint}
        </span>
      )}
      <div class="scan-row">
        <input
          id="scan-code"
          name="code"
          type="text"
          maxlength={200}
          placeholder={props.placeholder}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="send"
          autofocus
          aria-describedby={props.hint === undefined ? undefined : 'scan-code-hint'}
        />
        <button class="btn p">読み取る</button>
      </div>
    </form>
    <div class="tools" hidden>
      <label class="tick">
        <input type="checkbox" name="sound" value="on" />
        音で知らせる
      </label>
      {props.camera === undefined ? null : (
        <button class="btn camera" type="button" data-reader={props.camera.reader} data-wasm={props.camera.wasm} hidden>
          カメラで読み取る
        </button>
      )}
    </div>
    {props.camera === undefined ? null : <video muted playsinline hidden aria-label="カメラに写っているもの"></video>}
    <p class="outbox" hidden></p>
    <p class="kept" hidden></p>
    <p class="counts num" hidden></p>
    <ol class="scans" aria-live="polite" aria-relevant="additions" aria-label="今読み取ったもの"></ol>
  </scan-field>
)
