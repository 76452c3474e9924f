import { all, one, type Tree, text } from './xml-tree.ts';

/** Hundredths of an amount, or undefined where it has more digits, or is -0 (BR-DEC, MY12). */
const cents = (amount: string | undefined): bigint | undefined => {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)\.(\d{2})$/.exec(amount ?? '') ?? [];
  const value = whole ? BigInt(whole + part) : undefined;
  if (value === undefined || (sign && value === 0n)) return undefined;
  return sign ? -value : value;
};

/** Half away from nothing, of what is not below. */
const rounded = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

/** A decimal as a whole number of its last of six digits. */
const millionths = (decimal: string | undefined): bigint => {
  const [, whole = '0', part = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(decimal ?? '') ?? [];
  return BigInt(whole + part.padEnd(6, '0'));
};

const sum = (values: (bigint | undefined)[]): bigint =>
  values.reduce<bigint>((total, v) => total + (v ?? 0n), 0n);

interface Parts {
  document: Tree;
  seller: Tree;
  buyer: Tree;
  lines: Tree[];
  taxes: Tree[];
  settlement: Tree;
  sums: Tree;
}

const partsOf = (invoice: Tree): Parts => {
  const at = (path: string): Tree => {
    const found = one(invoice, path);
    if (!found) throw new Error(`There is no ${path}.`);
    return found;
  };
  const trade = 'SupplyChainTradeTransaction';
  const settlement = at(`${trade}/ApplicableHeaderTradeSettlement`);
  return {
    document: at('ExchangedDocument'),
    seller: at(`${trade}/ApplicableHeaderTradeAgreement/SellerTradeParty`),
    buyer: at(`${trade}/ApplicableHeaderTradeAgreement/BuyerTradeParty`),
    lines: all(invoice, `${trade}/IncludedSupplyChainTradeLineItem`),
    taxes: all(settlement, 'ApplicableTradeTax'),
    settlement,
    sums: at(`${trade}/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation`),
  };
};

const tax = 'SpecifiedLineTradeSettlement/ApplicableTradeTax';
const netOf = (line: Tree) =>
  cents(
    text(line, 'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'),
  );
const categoryOf = (line: Tree) => text(line, `${tax}/CategoryCode`);

type Rules = Record<string, boolean>;

const sumRules = ({ sums, lines, taxes, settlement }: Parts): Rules => {
  const amount = (name: string) => cents(text(sums, name));
  const [net, total] = [amount('TaxBasisTotalAmount'), amount('GrandTotalAmount')];
  const due = amount('DuePayableAmount');
  const currency = text(settlement, 'InvoiceCurrencyCode');
  const terms = one(settlement, 'SpecifiedTradePaymentTerms');
  return {
    'BR-CO-10': amount('LineTotalAmount') === sum(lines.map(netOf)),
    'BR-CO-13': net === amount('LineTotalAmount'),
    'BR-CO-14': amount('TaxTotalAmount') === sum(taxes.map(group => cents(text(group, 'CalculatedAmount')))),
    'BR-CO-15': total === sum([net, amount('TaxTotalAmount')]),
    'BR-CO-16': due === sum([total, -(amount('TotalPrepaidAmount') ?? 0n)]),
    'BR-CO-18': taxes.length > 0,
    'BR-CO-25':
      (due ?? 0n) <= 0n || Boolean(terms && (text(terms, 'Description') ?? one(terms, 'DueDateDateTime'))),
    MY33: one(sums, 'TaxTotalAmount')?.attributes['currencyID'] === currency,
    'BR-05': /^[A-Z]{3}$/.test(currency ?? ''),
    'BR-DEC-09 to 18': sums.children.every(child => cents(child.text) !== undefined),
    'BR-16': lines.length > 0,
  };
};

const lineRules = (line: Tree): Rules => {
  const [price, quantity] = [
    millionths(text(line, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount')),
    millionths(text(line, 'SpecifiedLineTradeDelivery/BilledQuantity')),
  ];
  const allowance = one(line, 'SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge');
  const less = allowance ? cents(text(allowance, 'ActualAmount')) : 0n;
  const before = rounded(price * quantity, 10_000_000_000n);
  return {
    'BR-21': Boolean(text(line, 'AssociatedDocumentLineDocument/LineID')),
    'BR-22': quantity > 0n,
    'BR-23': Boolean(one(line, 'SpecifiedLineTradeDelivery/BilledQuantity')?.attributes['unitCode']),
    'BR-24 BR-DEC-23': (netOf(line) ?? -1n) >= 0n,
    'BR-25': Boolean(text(line, 'SpecifiedTradeProduct/Name')),
    'BR-26 BR-27': /^\d+\.\d{2,6}$/.test(
      text(line, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount') ?? '',
    ),
    'BR-41 BR-DEC-24': less !== undefined && less >= 0n,
    'BR-CO-23': !allowance || Boolean(text(allowance, 'Reason')),
    'BR-CO-04': ['S', 'Z', 'E', 'O'].includes(categoryOf(line) ?? ''),
    // No rule of the standard's own, but what BT-131 is.
    'BT-131': netOf(line) === before - (less ?? 0n),
  };
};

/** `leeway` is how many cents a tax may be from base times rate: one where MY9 or a part that is taken back makes it so. */
const taxRules = (group: Tree, { lines }: Parts, leeway: bigint): Rules => {
  const [category, rate] = [text(group, 'CategoryCode') ?? '', text(group, 'RateApplicablePercent')];
  const [base, counted] = [cents(text(group, 'BasisAmount')), cents(text(group, 'CalculatedAmount'))];
  const own = lines.filter(
    line => categoryOf(line) === category && text(line, `${tax}/RateApplicablePercent`) === rate,
  );
  const exact = rounded((base ?? 0n) * millionths(rate), 100_000_000n);
  const off = (counted ?? 0n) - exact;
  const reason = text(group, 'ExemptionReason');
  return {
    'BR-45 BR-46 BR-DEC-19 BR-DEC-20': (base ?? -1n) >= 0n && (counted ?? -1n) >= 0n,
    'BR-CO-17': (off < 0n ? -off : off) <= leeway,
    [`BR-${category}-01`]: own.length > 0,
    [`BR-${category}-05`]:
      category === 'S' ? millionths(rate) > 0n : rate === (category === 'O' ? undefined : '0'),
    [`BR-${category}-08`]: base === sum(own.map(netOf)),
    [`BR-${category}-09`]: category === 'S' || counted === 0n,
    [`BR-${category}-10`]: Boolean(reason) === ['E', 'O'].includes(category),
  };
};

const categoryRules = ({ lines, taxes, seller }: Parts): Rules => {
  const groups = taxes.map(group => text(group, 'CategoryCode') ?? '');
  const schemes = all(seller, 'SpecifiedTaxRegistration/ID').map(({ attributes }) => attributes['schemeID']);
  const hasNot = groups.includes('O');
  return {
    'BR-S-01': lines.every(line => groups.includes(categoryOf(line) ?? '')),
    'BR-E-01 BR-Z-01 BR-O-01': ['E', 'Z', 'O'].every(code => groups.filter(c => c === code).length <= 1),
    'BR-S-02 BR-E-02 BR-Z-02': hasNot || schemes.some(scheme => scheme === 'VA' || scheme === 'FC'),
    'BR-O-02': !hasNot || !schemes.includes('VA'),
    'BR-O-11 BR-O-12': !hasNot || [...groups, ...lines.map(categoryOf)].every(code => code === 'O'),
    'BR-CO-26': schemes.includes('VA') || Boolean(text(seller, 'ID')),
    'BR-CO-09': all(seller, 'SpecifiedTaxRegistration/ID').every(
      ({ attributes, text: id }) => attributes['schemeID'] !== 'VA' || /^[A-Z]{2}[A-Z0-9]{2,}$/.test(id),
    ),
  };
};

const documentRules = ({ document, seller, buyer, settlement }: Parts): Rules => {
  const type = text(document, 'TypeCode');
  const day = one(document, 'IssueDateTime/DateTimeString');
  return {
    'BR-02': Boolean(text(document, 'ID')),
    'BR-03': /^\d{8}$/.test(day?.text ?? '') && day?.attributes['format'] === '102',
    'BR-04': type === '380' || type === '381',
    'BR-06 BR-07': [seller, buyer].every(party => Boolean(text(party, 'Name'))),
    'BR-08 to BR-11': [seller, buyer].every(party =>
      /^[A-Z]{2}$/.test(text(party, 'PostalTradeAddress/CountryID') ?? ''),
    ),
    'BR-55': (type === '381') === Boolean(text(settlement, 'InvoiceReferencedDocument/IssuerAssignedID')),
  };
};

/** Which rules of EN 16931, as far as the field notes name them, an e-invoice breaks. */
export const brokenBy = (invoice: Tree, leeway = 0n): string[] => {
  const parts = partsOf(invoice);
  const rules: Rules[] = [
    documentRules(parts),
    sumRules(parts),
    categoryRules(parts),
    ...parts.lines.map(lineRules),
    ...parts.taxes.map(group => taxRules(group, parts, leeway)),
  ];
  return rules.flatMap(each => Object.entries(each).flatMap(([name, holds]) => (holds ? [] : [name])));
};
