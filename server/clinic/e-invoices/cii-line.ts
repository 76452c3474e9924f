import { t } from '../../../shared/i18n/translate.ts';
import { period, ram } from './cii-parts.ts';
import { amount, percent, price, quantity } from './decimals.ts';
import type { ELine, ETax } from './e-invoice.ts';
import { element, type Xml } from './xml.ts';

/** One thing, a visit or an hour: UN/ECE recommendation 20 calls what is counted so C62. */
const ONE = { unitCode: 'C62' };

/** UNTDID 5189: a discount. */
const DISCOUNT = '95';

/** The rate; what is not subject to tax has none (BR-O-05). */
export const rateOf = ({ category, rate }: Pick<ETax, 'category' | 'rate'>): Xml | undefined =>
  category === 'O' ? undefined : ram('RateApplicablePercent', percent(rate));

const discountOf = ({ discount }: ELine): Xml | undefined =>
  discount > 0
    ? ram('SpecifiedTradeAllowanceCharge', [
        ram('ChargeIndicator', [element('udt:Indicator', 'false')]),
        ram('ActualAmount', amount(discount)),
        ram('ReasonCode', DISCOUNT),
        ram('Reason', t('Discount')),
      ])
    : undefined;

/** What is asked for something, BG-25. */
export const lineXml = (line: ELine, position: number): Xml =>
  ram('IncludedSupplyChainTradeLineItem', [
    ram('AssociatedDocumentLineDocument', [ram('LineID', `${position}`)]),
    ram('SpecifiedTradeProduct', [ram('Name', line.name)]),
    ram('SpecifiedLineTradeAgreement', [
      ram('NetPriceProductTradePrice', [ram('ChargeAmount', price(line.price))]),
    ]),
    ram('SpecifiedLineTradeDelivery', [ram('BilledQuantity', quantity(line.quantity), ONE)]),
    ram('SpecifiedLineTradeSettlement', [
      ram('ApplicableTradeTax', [ram('TypeCode', 'VAT'), ram('CategoryCode', line.category), rateOf(line)]),
      period(line.day, line.day),
      discountOf(line),
      ram('SpecifiedTradeSettlementLineMonetarySummation', [ram('LineTotalAmount', amount(line.net))]),
    ]),
  ]);
