import { CannotStart, errorCode } from '#kernel/postgres/cannot-start.ts'

type Words = readonly [japanese: string, english: string]

const wordsOf = (code: string, file: string): Words | null => {
  switch (code) {
    case 'ENOENT':
      return [`${file} がありません。`, `There is no ${file}.`]
    case 'EACCES':
    case 'EPERM':
      return [`${file} を読み書きする権限がありません。`, `No permission for ${file}.`]
    case 'EISDIR':
      return [`${file} はファイルではなく、フォルダーです。`, `${file} is a directory.`]
    case 'ENOTDIR':
    case 'EEXIST':
      return [
        `${file} の途中に、フォルダーではないものがあります。`,
        `On the way to ${file} lies what is no directory.`,
      ]
    case 'ENOSPC':
      return [`${file} を書く空きがありません。`, `No space left for ${file}.`]
    case 'EROFS':
      return [`${file} の場所には書き込めません。`, `${file} lies where nothing can be written.`]
    default:
      return null
  }
}

/** For what a file named on the command line is at fault: words for the person. Any other failure is thrown on as it is. */
export const tellingOf =
  (file: string) =>
  (error: unknown): never => {
    const words = wordsOf(errorCode(error), file)
    if (words) throw new CannotStart(...words, { cause: error })
    throw error
  }
