import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import { isOpen, WorkProgress } from '#kernel/pages/work-page.tsx'
import { clockText, fullClockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { WorkView } from '#kernel/worker/work.ts'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import type { Pack } from './model.ts'
import { isKept, stateOf } from './register.ts'
import { sizeText } from './words.ts'

export type PackModel = { pack: Pack; work: WorkView | null; today: string; mine: boolean }

const Making = ({ pack, work, mine }: PackModel) => {
  if (pack.state !== 'asked' && pack.state !== 'listed') return null
  return (
    <div class="parts">
      {work === null ? null : <WorkProgress work={work} />}
      {(work !== null && isOpen(work)) || !mine ? null : (
        <form method="post" action={`/evidence/${pack.id}/again`}>
          <p>{work === null ? 'まだ作り始めていません。' : '作成は終わっていません。初めから作り直せます。'}</p>
          <Button primary>{work === null ? '作り始める' : 'もう一度作る'}</Button>
        </form>
      )}
    </div>
  )
}

const File = ({ pack, today, mine }: PackModel) => {
  if (pack.fileSha256 === null || pack.fileBytes === null || pack.keepUntil === null) return null
  const { state, keepUntil } = pack
  const kept = isKept({ state, keepUntil, today })
  return (
    <Section id="file" title="ファイル">
      {kept ? (
        <>
          <p>
            <ButtonLink href={`/evidence/${pack.id}/evidence.zip`} download primary>
              {`証拠一式を受け取る（ZIP、${sizeText(pack.fileBytes)}）`}
            </ButtonLink>
          </p>
          <p class="help">
            {`${wareki(keepUntil)}まで受け取れます。受け取れるのは、依頼した人と、全ての記録を見る責任者だけで、作った時と同じ範囲が今も見えることが要ります。`}
          </p>
        </>
      ) : (
        <p>{state === 'discarded' ? 'ファイルは廃棄しました。' : '保存の期間が終わり、ファイルは消えました。'}</p>
      )}
      <Facts
        layout="rows"
        facts={[
          { term: 'ファイルの数', value: `${(pack.files ?? 0).toLocaleString('ja-JP')}件`, numeric: true },
          { term: '記録の数', value: `${(pack.entries ?? 0).toLocaleString('ja-JP')}件`, numeric: true },
          { term: '作成', value: pack.madeAt === null ? '―' : fullClockText(pack.madeAt) },
          { term: 'ZIPのSHA-256', value: <code>{pack.fileSha256}</code> },
          { term: '目録のSHA-256', value: <code>{pack.manifestSha256}</code> },
        ]}
      />
      {kept && mine ? (
        <p>
          <a href={`/cases/${pack.id}/acts/discard`}>ファイルを廃棄する</a>
        </p>
      ) : null}
    </Section>
  )
}

const Verify = () => (
  <Section id="verify" title="確かめ方">
    <p>
      受け取った先では、この製品のデータベースも、この計算機も要りません。鍵の指紋は、紙の「記録の封かん証」の「署名の鍵」です。
    </p>
    <pre class="as-written" tabindex={0}>
      mamori verify-pack evidence.zip --key 鍵の指紋
    </pre>
    <p>
      この製品がなくても、一式に入っている how-to-verify.txt
      の手順で確かめられます。一つのファイルが変わり、足りず、余っていても分かります。
    </p>
  </Section>
)

/** One archive: how far it is, where it is, by what it is known again. */
export const PackPage = (model: PackModel) => {
  const { pack, today } = model
  const { state, keepUntil } = pack
  return (
    <div class="parts">
      <Making {...model} />
      <File {...model} />
      <Section
        id="what"
        title="何の証拠か"
        side={<State closed={state !== 'asked' && state !== 'listed'}>{stateOf({ state, keepUntil, today })}</State>}
      >
        <Facts
          layout="rows"
          facts={[
            { term: '何のために使うか', value: pack.purpose },
            {
              term: '条項',
              value: (
                <ul class="plain">
                  {pack.rules.filter(isRuleNumber).map((rule) => (
                    <li>
                      <Provision label={provisionOf(rule)} href={`/rules/${rule}`} />
                    </li>
                  ))}
                </ul>
              ),
            },
            { term: '範囲', value: pack.subjects.join('、') || '依頼した人に見える全て' },
            { term: '期間', value: `${wareki(pack.fromOn)} から ${wareki(pack.toOn)} まで` },
            { term: '依頼した人', value: `${pack.askedPost}　${pack.askedName}` },
            { term: '依頼', value: clockText(pack.askedAt) },
            { term: '記録', value: <a href={`/cases/${pack.id}`}>この証拠一式の記録を見る</a> },
          ]}
        />
      </Section>
      <Verify />
      {state === 'asked' || state === 'listed' ? null : (
        <ActButtons>
          <ButtonLink href={`/evidence/new?from=${pack.id}`}>同じ条件で、もう一つ依頼する</ButtonLink>
        </ActButtons>
      )}
    </div>
  )
}
