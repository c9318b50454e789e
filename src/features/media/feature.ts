import type { AnyRegister, Feature } from '#kernel/http/product.ts'
import { deskBinding } from './desk/store.ts'
import { boundUnknownCodes } from './desk/unknown/store.ts'
import { exemptionDuties } from './exemption/owed.ts'
import { boundExemptionRegister } from './exemption/register-store.ts'
import { exemptionBinding } from './exemption/store.ts'
import { mediaImport } from './import/media-import.ts'
import { placesImport } from './import/places-import.ts'
import { incidentDuties } from './incident/owed.ts'
import { boundIncidentRegister } from './incident/register-store.ts'
import { incidentBinding } from './incident/store.ts'
import { labelForms } from './labels/forms-data.ts'
import { boundLabelPrintRegister } from './labels/register-store.ts'
import { labelPrintBinding } from './labels/store.ts'
import { heldMedia, mediumDuties } from './medium/duties-store.ts'
import { mediumForms } from './medium/forms-data.ts'
import { boundMediaRegister } from './medium/register-store.ts'
import { boundSecretPointerRegister } from './medium/secret-register-store.ts'
import { mediumBinding } from './medium/store.ts'
import { boundMediaUseRegister } from './medium/use-register-store.ts'
import { openMedia } from './open-things.ts'
import { placeDuties } from './place/duties-store.ts'
import { boundStoragePlaceRegister } from './place/register-store.ts'
import { placeBinding } from './place/store.ts'
import { slipForm } from './slip-form.ts'
import { findingBinding } from './stocktake/finding/store.ts'
import { boundItemRegister } from './stocktake/items/register-store.ts'
import { stocktakeDuties } from './stocktake/owed.ts'
import { stocktakeReportForm } from './stocktake/report/report-form.ts'
import { boundStocktakeRegister } from './stocktake/register-store.ts'
import { boundScanRegister } from './stocktake/count/register-store.ts'
import { stocktakeBinding } from './stocktake/store.ts'
import { takeOutDuties } from './take-out/duties-store.ts'
import { takeOutForms } from './take-out/forms-data.ts'
import { boundTakeOutRegister } from './take-out/register-store.ts'
import { takeOutBinding } from './take-out/store.ts'
import { transferDuties } from './transfer/owed.ts'
import { boundTransferRegister } from './transfer/register-store.ts'
import { transferBinding } from './transfer/store.ts'

const registersOf = (clock: () => Date): readonly AnyRegister[] => [
  boundMediaRegister(clock),
  boundMediaUseRegister(clock),
  boundTakeOutRegister(clock),
  boundTransferRegister(clock),
  boundStoragePlaceRegister,
  boundExemptionRegister(clock),
  boundIncidentRegister(clock),
  boundSecretPointerRegister(clock),
  boundLabelPrintRegister(clock),
  boundStocktakeRegister(clock),
  boundItemRegister,
  boundScanRegister,
  boundUnknownCodes,
]

/** 可搬記憶媒体等 (本文 第3、付紙第3・第4). `clock` tells what is overdue and what is in force. */
export const mediaFeature = ({ clock }: { clock: () => Date }): Feature => ({
  key: 'media',
  title: '可搬記憶媒体',
  bindings: [
    mediumBinding(clock),
    takeOutBinding(clock),
    placeBinding,
    transferBinding(clock),
    exemptionBinding(clock),
    incidentBinding,
    labelPrintBinding(clock),
    stocktakeBinding(clock),
    findingBinding,
    deskBinding(clock),
  ],
  registers: registersOf(clock),
  duties: [
    ...mediumDuties,
    ...takeOutDuties,
    ...placeDuties,
    ...transferDuties,
    ...exemptionDuties,
    ...incidentDuties,
    ...stocktakeDuties,
  ],
  forms: [...mediumForms(clock), ...labelForms(clock), ...takeOutForms(clock), slipForm, stocktakeReportForm],
  held: [heldMedia],
  imports: [mediaImport, placesImport],
  open: [openMedia],
})
