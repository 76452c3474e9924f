import type { Tree } from './xml-tree.ts';

/** In which order elements stand, and which there may be at all: the schema of Factur-X 1.09, profile EN 16931. */
const order: Record<string, string> = {
  CrossIndustryInvoice: 'ExchangedDocumentContext ExchangedDocument SupplyChainTradeTransaction',
  ExchangedDocumentContext:
    'BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter',
  GuidelineSpecifiedDocumentContextParameter: 'ID',
  ExchangedDocument: 'ID TypeCode IssueDateTime IncludedNote',
  IncludedNote: 'Content SubjectCode',
  SupplyChainTradeTransaction:
    'IncludedSupplyChainTradeLineItem ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement',
  IncludedSupplyChainTradeLineItem:
    'AssociatedDocumentLineDocument SpecifiedTradeProduct SpecifiedLineTradeAgreement SpecifiedLineTradeDelivery SpecifiedLineTradeSettlement',
  AssociatedDocumentLineDocument: 'LineID IncludedNote',
  SpecifiedTradeProduct: 'GlobalID SellerAssignedID BuyerAssignedID Name Description',
  SpecifiedLineTradeAgreement:
    'BuyerOrderReferencedDocument GrossPriceProductTradePrice NetPriceProductTradePrice',
  NetPriceProductTradePrice: 'ChargeAmount BasisQuantity',
  SpecifiedLineTradeDelivery: 'BilledQuantity',
  SpecifiedLineTradeSettlement:
    'ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradeSettlementLineMonetarySummation',
  SpecifiedTradeSettlementLineMonetarySummation: 'LineTotalAmount',
  SpecifiedTradeAllowanceCharge:
    'ChargeIndicator CalculationPercent BasisAmount ActualAmount ReasonCode Reason CategoryTradeTax',
  ChargeIndicator: 'Indicator',
  BillingSpecifiedPeriod: 'StartDateTime EndDateTime',
  ApplicableHeaderTradeAgreement: 'BuyerReference SellerTradeParty BuyerTradeParty',
  SellerTradeParty:
    'ID GlobalID Name Description SpecifiedLegalOrganization DefinedTradeContact PostalTradeAddress URIUniversalCommunication SpecifiedTaxRegistration',
  BuyerTradeParty: 'ID GlobalID Name PostalTradeAddress SpecifiedTaxRegistration',
  PostalTradeAddress: 'PostcodeCode LineOne LineTwo LineThree CityName CountryID CountrySubDivisionName',
  SpecifiedTaxRegistration: 'ID',
  ApplicableHeaderTradeDelivery: 'ShipToTradeParty ActualDeliverySupplyChainEvent',
  ActualDeliverySupplyChainEvent: 'OccurrenceDateTime',
  ApplicableHeaderTradeSettlement:
    'CreditorReferenceID PaymentReference TaxCurrencyCode InvoiceCurrencyCode PayeeTradeParty SpecifiedTradeSettlementPaymentMeans ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradePaymentTerms SpecifiedTradeSettlementHeaderMonetarySummation InvoiceReferencedDocument',
  ApplicableTradeTax:
    'CalculatedAmount TypeCode ExemptionReason BasisAmount CategoryCode ExemptionReasonCode TaxPointDate DueDateTypeCode RateApplicablePercent',
  SpecifiedTradePaymentTerms: 'Description DueDateDateTime',
  SpecifiedTradeSettlementHeaderMonetarySummation:
    'LineTotalAmount ChargeTotalAmount AllowanceTotalAmount TaxBasisTotalAmount TaxTotalAmount RoundingAmount GrandTotalAmount TotalPrepaidAmount DuePayableAmount',
  InvoiceReferencedDocument: 'IssuerAssignedID URIID LineID TypeCode Name FormattedIssueDateTime',
};

/** Of these there may be several in one place. */
const several = new Set(
  'IncludedNote IncludedSupplyChainTradeLineItem ApplicableTradeTax SpecifiedTaxRegistration ID'.split(' '),
);

const localName = ({ name }: Tree): string => name.split(':')[1] ?? '';

/** What stands where the schema has it not, anywhere below an element, and what is empty. */
export const misplacedIn = (tree: Tree): string[] => {
  const names = tree.children.map(localName);
  const known = order[localName(tree)]?.split(' ') ?? [];
  const places = names.map(name => (/^DateTimeString$/.test(name) ? 0 : known.indexOf(name)));
  const isInOrder = places.every(
    (place, index) => index === 0 || (places[index - 1] ?? 0) < place || several.has(names[index] ?? ''),
  );
  const sorted = places.every((place, index) => index === 0 || (places[index - 1] ?? 0) <= place);
  return [
    ...(places.includes(-1) || !isInOrder || !sorted ? [`${localName(tree)}: ${names.join(' ')}`] : []),
    ...(tree.children.length === 0 && tree.text.trim() === '' ? [`${localName(tree)} is empty`] : []),
    ...(tree.children.length > 0 && tree.text.trim() !== '' ? [`${localName(tree)} has a text`] : []),
    ...tree.children.flatMap(misplacedIn),
  ];
};
