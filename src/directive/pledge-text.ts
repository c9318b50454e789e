/** 付紙第５ word for word. Versions after the first are recorded as revisions; they change the paragraphs alone. */
export const PLEDGE_TEXT = {
  annex: '付紙第５',
  addressee: '統合幕僚長　殿',
  title: '誓　約　書',
  paragraphs: [
    '私は、現在、私有機器により、業務用データを取り扱っていません。',
    'また、防衛省職員としての職務を自覚し、その役割を果たすとともに、情報保証に関する規則を遵守し、情報流出防止のための措置をとることに努め、決して業務用データの流出を起こさないことを誓います。',
  ],
} as const
