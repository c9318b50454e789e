/** 30分, 1時間, 3日. */
export const minutesText = (minutes: number): string =>
  minutes % 1440 === 0 ? `${minutes / 1440}日` : minutes % 60 === 0 ? `${minutes / 60}時間` : `${minutes}分`
