import { fullClockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { NAMES, type Manifest } from '../pack-format.ts'
import type { EntryLine } from './entries.ts'

const STYLE = `body{font:16px/1.7 sans-serif;color:#1a1a1a;max-width:64rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;border-top:3px solid;padding-top:.5rem;margin-top:2.5rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f2f2f2}td.n{text-align:right}td.n,td.w{white-space:nowrap}code{font-size:.8rem;overflow-wrap:anywhere}
.x{overflow-x:auto}dt{font-weight:bold}dd{margin:0 0 .5rem}@media print{body{max-width:none;padding:0;font-size:10pt}}`

const KINDS: Readonly<Record<Manifest['files'][number]['kind'], string>> = {
  status: '履行状況',
  entries: '記録',
  proofs: '記録の証明',
  form: '様式',
  register: '台帳',
  index: '目録',
  verification: '検証',
}

const KIND_ORDER = Object.keys(KINDS) as (keyof typeof KINDS)[]

const Files = ({ files }: Pick<Manifest, 'files'>) => (
  <div class="x" tabindex={0} role="region" aria-label="ファイルの一覧">
    <table>
      <thead>
        <tr>
          <th scope="col">種類</th>
          <th scope="col">ファイル</th>
          <th scope="col">大きさ</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {KIND_ORDER.flatMap((kind) => files.filter((file) => file.kind === kind)).map((file) => (
          <tr>
            <td>{KINDS[file.kind]}</td>
            <td>
              <a href={file.path}>{file.title}</a>
              <br />
              <code>{file.path}</code>
            </td>
            <td class="n">{file.bytes.toLocaleString('ja-JP')}</td>
            <td>
              <code>{file.sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Entries = ({ lines, all }: { lines: readonly EntryLine[]; all: number }) => (
  <>
    <p>
      {lines.length < all
        ? `初めの${lines.length.toLocaleString('ja-JP')}件を示します。全${all.toLocaleString('ja-JP')}件は `
        : `全${all.toLocaleString('ja-JP')}件です。表は `}
      <a href={`${NAMES.entries}.csv`}>記録（CSV）</a>、証明は <a href={NAMES.proofs}>記録の証明</a> にあります。
    </p>
    <div class="x" tabindex={0} role="region" aria-label="記録の一覧">
      <table>
        <thead>
          <tr>
            <th scope="col">葉</th>
            <th scope="col">日時</th>
            <th scope="col">行われたこと</th>
            <th scope="col">件名・番号</th>
            <th scope="col">官職・氏名</th>
            <th scope="col">条項</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="n">{line.leaf}</td>
              <td>{fullClockText(line.at)}</td>
              <td>{line.title}</td>
              <td>{line.number ?? line.caseTitle ?? '―'}</td>
              <td>{`${line.unitName}　${line.postTitle}　${line.personRank} ${line.personName}`}</td>
              <td>{line.rules.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
)

/** The index of an archive: one HTML page without a script and without anything from outside. */
export const indexPage = (manifest: Omit<Manifest, 'format' | 'pack'>, lines: readonly EntryLine[]): string => {
  const { rules, subjects, counts, omitted, head } = manifest
  const page = (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>証拠一式　{manifest.purpose}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <h1>証拠一式</h1>
          <dl>
            <dt>何のために使うか</dt>
            <dd>{manifest.purpose}</dd>
            <dt>範囲</dt>
            <dd>{subjects.length === 0 ? '依頼した人に見える全て' : subjects.join('、')}</dd>
            <dt>期間</dt>
            <dd>{`${wareki(manifest.from)} から ${wareki(manifest.to)} まで`}</dd>
            <dt>依頼した人</dt>
            <dd>{`${manifest.askedBy.post}　${manifest.askedBy.name}`}</dd>
            <dt>作成</dt>
            <dd>{fullClockText(new Date(manifest.madeAt))}</dd>
            <dt>含むもの</dt>
            <dd>
              {`記録${counts.entries.toLocaleString('ja-JP')}件（${counts.cases.toLocaleString('ja-JP')}案件）、様式${counts.forms}枚、台帳${counts.registers}冊`}
            </dd>
            <dt>封かん</dt>
            <dd>
              {`${fullClockText(new Date(head.at))}に封かんされた${head.size.toLocaleString('ja-JP')}葉`}
              <br />
              署名の鍵 <code>{head.keyId}</code>
            </dd>
          </dl>
          <p>
            記録は、期間の中で、選んだ条項を受けて行われたものです。記録の証明には、それらの案件の記録を、期間の前後のものも含めて全て入れています。台帳は作成した時の内容で、台帳の画面で何も絞り込まないときの行です。依頼した人に見えないものは入っていません。
          </p>
          <p>
            確かめ方は <a href={NAMES.steps}>{NAMES.steps}</a> にあります。
          </p>
          <h2>条項</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">番号</th>
                <th scope="col">条項</th>
                <th scope="col">要旨（本製品の要約）</th>
                <th scope="col">記録</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr>
                  <td class="w">{rule.id}</td>
                  <td>{rule.provision}</td>
                  <td>{rule.summary}</td>
                  <td class="n">{rule.entries === 0 ? '記録なし' : `${rule.entries.toLocaleString('ja-JP')}件`}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {omitted.length === 0 ? null : (
            <>
              <h2>入っていないもの</h2>
              <ul>
                {omitted.map((o) => (
                  <li>{`${o.what}：${o.why}`}</li>
                ))}
              </ul>
            </>
          )}
          <h2>ファイル</h2>
          <Files files={manifest.files} />
          <h2>記録</h2>
          <Entries lines={lines} all={counts.entries} />
        </main>
      </body>
    </html>
  )
  return `<!doctype html>\n${String(page)}\n`
}
