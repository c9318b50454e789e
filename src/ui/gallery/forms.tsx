import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button } from '#ui/button.tsx'
import { CheckAnswers } from '#ui/check-answers.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Check } from '#ui/field/check.tsx'
import { Choice, MultiCheck } from '#ui/field/choice.tsx'
import { DayField, MomentField } from '#ui/field/day.tsx'
import { FileField } from '#ui/field/file.tsx'
import { NumberField } from '#ui/field/number.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { TextField } from '#ui/field/text.tsx'
import { OnPaper, OnScreen } from '#ui/print.tsx'
import { Receipt } from '#ui/receipt.tsx'
import { Section } from '#ui/section.tsx'

const kinds = [
  { value: 'business', text: '業務用データ', hint: '業務に要る情報だけを入れる。' },
  { value: 'open', text: '開示可能データ' },
  { value: 'secret', text: '秘密以上', disabled: true, hint: 'ここでは登録しない。秘密の登録簿による。' },
]

const Banners = () => (
  <>
    <Banner kind="success" sentence="保存しました。" />
    <Banner kind="info" sentence="この登録簿は読むだけです。" provision={{ label: '付紙第4 1' }} />
    <Banner
      kind="warning"
      sentence="返却期限まで1日です。"
      provision={{ label: '付紙第4 1(1)ア(ｳ)', href: '#forms' }}
    />
    <Banner
      kind="refusal"
      sentence="申請者がご自身のため、許可できません。"
      provision={{ label: '本文 第3-2(2)' }}
      remedies={[{ text: '代理に渡す', href: '#forms' }, { text: '上位の責任者の許可を受ける' }]}
    />
  </>
)

const Entry = () => (
  <form method="post" action="#" enctype="multipart/form-data">
    <TextField
      name="purpose"
      label="目的"
      required
      hint="命ぜられた業務を、件名で書く。"
      provision={{ label: '本文 第3-2' }}
      value="横田との調整"
    />
    <TextField name="destination" label="行き先" required value="" error="行き先を入力してください。" />
    <DayField name="from" label="持出し日" required value="令和8年11月31日" error="11月に31日はありません。" />
    <DayField name="until" label="返却期限" value="R8.11.12" />
    <MomentField name="found" label="発見した日時" hint="分かる範囲で。" />
    <NumberField name="count" label="本数" value={2} required />
    <Select
      name="place"
      label="保管場所"
      prompt="選んでください"
      options={[
        { value: 'a', text: '保管庫 甲-2' },
        { value: 'b', text: '保管庫 乙-1' },
      ]}
      value="b"
    />
    <Choice name="kind" label="データの区分" required options={kinds} value="business" />
    <Choice
      name="encrypted"
      label="暗号化"
      required
      inline
      options={[
        { value: 'y', text: 'した' },
        { value: 'n', text: 'していない' },
      ]}
      error="どちらかを選んでください。"
    />
    <MultiCheck
      name="targets"
      label="渡す相手"
      options={[
        { value: '1', text: '企画班' },
        { value: '2', text: '業務班' },
      ]}
      values={['2']}
    />
    <Check
      name="only"
      label="業務に要る情報のほかに何も入っていないことを確かめた"
      required
      provision={{ label: '本文 第3-2' }}
      error="確かめていないため、申請できません。"
    />
    <Check name="notify" label="返却の前日に知らせる" checked unmarked hint="電子メールで届く。" />
    <TextArea name="remarks" label="備考" hint="秘密以上の内容は書かない。" />
    <FileField name="file" label="添付" accept=".csv,.xlsx" hint="CSV か XLSX。20 MB まで。" />
    <TextField name="unit" label="所属" value="企画課" disabled />
    <ActButtons note={{ id: 'note', text: '次の画面で確かめてから記録します。' }}>
      <Button primary describedBy="note">
        内容を確かめる
      </Button>
      <Button name="save" value="1">
        下書きとして保存
      </Button>
    </ActButtons>
  </form>
)

/** Entry, checking and receipt: every control, plain and at fault, and what follows. */
export const FormParts = () => (
  <>
    <ErrorSummary
      errors={[
        { field: 'destination', text: '行き先を入力してください。' },
        { field: 'from', text: '11月に31日はありません。' },
        { field: 'encrypted', text: '暗号化をしたかどうかを選んでください。' },
      ]}
    />
    <Banners />
    <Section id="forms" title="持出しの申請">
      <Entry />
    </Section>
    <Section id="answers" title="内容の確認">
      <form method="post" action="#">
        <CheckAnswers
          answers={[
            {
              term: '目的',
              value: '横田との調整',
              change: { href: '#purpose' },
              hidden: [{ name: 'purpose', value: '横田との調整' }],
            },
            { term: '備考', value: '', change: { name: 'back', value: 'remarks' } },
            { term: '申請者', value: '3等陸佐 檜山 透' },
          ]}
        />
        <ActButtons>
          <Button primary icon="ok">
            申請する
          </Button>
        </ActButtons>
      </form>
    </Section>
    <Section id="receipt" title="受領">
      <Receipt
        title="持出しを申請しました"
        reference="第48,220葉"
        href="#receipt"
        at={{ iso: '2026-11-10T09:14:00+09:00', text: '11月10日 09:14' }}
      >
        <p>部隊等情報保証責任者の許可を待ちます。</p>
      </Receipt>
      <Facts
        layout="rows"
        facts={[
          { term: '登録番号', value: '企-業-0311', numeric: true },
          { term: '製造番号', value: '' },
        ]}
      />
      <OnPaper>令和8年11月10日 印刷</OnPaper>
      <OnScreen>
        <p class="sub">印刷すると日付が入ります。</p>
      </OnScreen>
    </Section>
  </>
)
