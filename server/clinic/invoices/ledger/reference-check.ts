type Column = { toString(): string };

/** That a document is called after the number that it has in its series: `INV-000042`. */
export const calledByNumber = (prefix: string, reference: Column, number: Column): string =>
  `${reference} = '${prefix}-' || case when ${number} > 999999 then ${number}::text else lpad(${number}::text, 6, '0') end`;

/** The same, for who gives it one. */
export const referenceOf = (prefix: string, number: number): string =>
  `${prefix}-${String(number).padStart(6, '0')}`;
