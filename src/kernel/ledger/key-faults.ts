import { CannotStart } from '../postgres/cannot-start.ts'

export const privateKeyMissing = (file: string) =>
  new CannotStart(
    `${file} がありません。公開鍵だけが残っています。鍵を戻すか、新しい鍵に替えるなら公開鍵の名を変えて（例 old-1.pub.pem）残してください。`,
    `${file} is missing; only its public key is left. Put the key back, or, to go on with a new one, keep the public key under another name such as old-1.pub.pem.`,
  )

export const readableByOthers = (file: string) =>
  new CannotStart(
    `${file} を所有者以外も読めます。権限を 0600 にしてください（chmod 600）。なぜ読めるようになったかも確かめてください。`,
    `${file} can be read by others. Set its mode to 0600, and find out how that came about.`,
  )

export const notAKey = (file: string, cause?: unknown) =>
  new CannotStart(
    `${file} は Ed25519 の鍵ではないか、壊れています。控えから戻してください。`,
    `${file} is not an Ed25519 key, or is damaged. Put it back from its backup.`,
    { cause },
  )

export const notAPair = (dir: string) =>
  new CannotStart(
    `${dir} の ledger-ed25519.pem と ledger-ed25519.pub.pem が対になっていません。鍵が差し替えられた疑いがあります。2つとも控えから戻してください。`,
    `The two key files in ${dir} are not a pair; the key may have been replaced. Put both back from their backup.`,
  )

export const signerUnknown = (dir: string, keyId: string) =>
  new CannotStart(
    `最後の封かんに署名した鍵（指紋 ${keyId}）が ${dir} にありません。鍵が失われたか、差し替えられています。${dir} を、鍵の控えから元に戻してから起動してください。`,
    `The key that signed the newest sealed head (${keyId}) is not in ${dir}: it was lost or replaced. Put ${dir} back from its backup before starting.`,
  )
