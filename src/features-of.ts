import type { Feature } from '#kernel/http/product.ts'
import { importWork } from '#kernel/imports/work.ts'
import { dailyHeadForm } from '#kernel/ledger/daily-head-form.ts'
import { namesOpenOn, namesOpenOnMany } from '#kernel/open-things.ts'
import { calendarFeature } from '#features/compliance/calendar/feature.ts'
import { evidenceFeature } from '#features/compliance/evidence/feature.ts'
import { mediaHeldBy, mediaKeptByUnit } from '#features/media/custody.ts'
import { complianceFeature } from '#features/compliance/feature.ts'
import { mediaFeature } from '#features/media/feature.ts'
import { noticesFeature } from '#features/notices/feature.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { organisationFeature } from '#features/organisation/feature.ts'
import { pledgesEndingWith } from '#features/pledges/pledge/store.ts'
import { pledgesFeature } from '#features/pledges/feature.ts'
import { riskFeature } from '#features/risk/feature.ts'
import { selfInspectionFeature } from '#features/self-inspection/feature.ts'
import { settingsFeature } from '#features/settings/feature.ts'
import { successionFeature } from '#features/succession/feature.ts'
import { inOpenHandovers, openHandoversOf } from '#features/succession/open-handovers.ts'

/** Every feature of the product, without a database: what it is made of. */
export const featuresOf = (clock: () => Date): readonly Feature[] => {
  const media = mediaFeature({ clock })
  const risk = riskFeature({ clock })
  const open = [...(media.open ?? []), ...(risk.open ?? [])]
  const organisation = organisationFeature({
    clock,
    custody: {
      heldBy: mediaHeldBy,
      keptByUnit: mediaKeptByUnit,
      openOn: namesOpenOn(open),
      openOnMany: async (tx, ids) => {
        const names = new Map(await namesOpenOnMany(open)(tx, ids))
        for (const id of await inOpenHandovers(tx, ids))
          names.set(id, [...(names.get(id) ?? []), '終わっていない引継ぎがあります。'])
        return names
      },
      handovers: openHandoversOf,
      endingWith: pledgesEndingWith,
    },
  })
  const others = [
    media,
    organisation,
    pledgesFeature({ clock }),
    risk,
    selfInspectionFeature({ clock }),
    settingsFeature,
    noticesFeature({ loadActor }),
  ]
  const carrying = [...others, successionFeature({ clock, open, duties: others.flatMap((f) => f.duties) })]
  return [
    ...carrying,
    complianceFeature({ clock, features: () => carrying }),
    evidenceFeature({ clock }),
    calendarFeature({ clock }),
    { key: 'imports', title: '取込み', bindings: [], registers: [], duties: [], forms: [], work: importWork },
    { key: 'ledger', title: '記録', bindings: [], registers: [], duties: [], forms: [dailyHeadForm] },
  ]
}
