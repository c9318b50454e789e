/** Whom the result is reported to (本文 第6-1(4)). The directive names only 気付; the head of the line is this product's reading. */
export const ADDRESSEE = '情報保証責任者　殿（指揮通信システム部長気付）'

export const COLLECTING =
  '部隊等・情報システムごとの取りまとめの手順は、達に定めがありません（本文 第6-1(4)は報告様式と期限だけを定める）。責任者が回答を確定し、報告する本製品の手順です。'

export const WHO_SEES =
  '責任者には、人数、まだ答えていない人の氏名、「いいえ」「該当なし」の回答とその理由・是正措置を示します。「はい」だけの回答の中身は示しません。達に定めはありません。本製品の設定です。'

export const FORM_OURS = '報告様式は指揮通信システム部長が別に示すもの（本文 第6-1(4)）。示されるまでの本製品の様式'
