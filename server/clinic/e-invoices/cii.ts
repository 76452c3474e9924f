import { lineXml } from './cii-line.ts';
import { address, dateTime, known, ram } from './cii-parts.ts';
import { settlementXml } from './cii-settlement.ts';
import type { EInvoice } from './e-invoice.ts';
import { element, type Xml } from './xml.ts';

const STANDARD = 'urn:un:unece:uncefact:data:standard';
const vocabularies = {
  'xmlns:rsm': `${STANDARD}:CrossIndustryInvoice:100`,
  'xmlns:ram': `${STANDARD}:ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:udt': `${STANDARD}:UnqualifiedDataType:100`,
  'xmlns:qdt': `${STANDARD}:QualifiedDataType:100`,
};

/** The profile of ZUGFeRD and Factur-X that is EN 16931 itself. */
const PROFILE = 'urn:cen.eu:en16931:2017';

/** UNTDID 1001. */
const typeCodes = { invoice: '380', 'credit-note': '381' };

const sellerXml = ({ name, place, vatId, taxNumber }: EInvoice['seller']): Xml =>
  ram('SellerTradeParty', [
    // By which the seller is known where there is no number for VAT (BR-CO-26): a tax number alone does not count there.
    vatId ? undefined : known('ID', taxNumber),
    ram('Name', name),
    address(place),
    taxNumber ? ram('SpecifiedTaxRegistration', [ram('ID', taxNumber, { schemeID: 'FC' })]) : undefined,
    vatId ? ram('SpecifiedTaxRegistration', [ram('ID', vatId, { schemeID: 'VA' })]) : undefined,
  ]);

/** The day of the last visit, BT-72; where there are several days, the settlement tells from when to when. */
const deliveryXml = ({ lines }: EInvoice): Xml => {
  const day = lines
    .map(line => line.day)
    .sort()
    .at(-1);
  return ram('ApplicableHeaderTradeDelivery', [
    day ? ram('ActualDeliverySupplyChainEvent', [dateTime('OccurrenceDateTime', day)]) : undefined,
  ]);
};

/**
 * An e-invoice in the syntax of UN/CEFACT's Cross Industry Invoice (CII, D16B). The order of elements is that of the schema of
 * Factur-X 1.09, profile EN 16931.
 */
export const ciiOf = (eInvoice: EInvoice): string => {
  const { kind, number, issuedOn, notes, seller, recipient, lines } = eInvoice;
  const invoice = element(
    'rsm:CrossIndustryInvoice',
    [
      element('rsm:ExchangedDocumentContext', [
        ram('GuidelineSpecifiedDocumentContextParameter', [ram('ID', PROFILE)]),
      ]),
      element('rsm:ExchangedDocument', [
        ram('ID', number),
        ram('TypeCode', typeCodes[kind]),
        dateTime('IssueDateTime', issuedOn),
        ...notes.map(note => ram('IncludedNote', [ram('Content', note)])),
      ]),
      element('rsm:SupplyChainTradeTransaction', [
        ...lines.map((line, index) => lineXml(line, index + 1)),
        ram('ApplicableHeaderTradeAgreement', [
          sellerXml(seller),
          ram('BuyerTradeParty', [ram('Name', recipient.name), address(recipient.place)]),
        ]),
        deliveryXml(eInvoice),
        settlementXml(eInvoice),
      ]),
    ],
    vocabularies,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${invoice.xml}\n`;
};
