const YEAR_MS = 366 * 24 * 60 * 60 * 1000

/**
 * When a scan was read, as far as its sender's clock can be believed. A device whose clock runs ahead, or stands years back,
 * gets the moment of arrival: a time nobody could have meant must never be what a page has to show.
 */
export const scannedAt = (claimed: Date, received: Date): Date => {
  const early = received.getTime() - claimed.getTime()
  return early >= 0 && early <= YEAR_MS ? claimed : received
}
