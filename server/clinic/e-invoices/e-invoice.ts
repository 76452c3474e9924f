import type { TaxCategory } from '../../../shared/clinic/tax-rates.ts';
import type { Place } from './sides.ts';
import type { TaxNumbers } from './tax-numbers.ts';

/** What is asked for something. Amounts are hundredths without tax, rates hundredths of a percent. */
export interface ELine {
  /** Its name, BT-153. */
  name: string;
  /** The day of the visit, BT-134 and BT-135. */
  day: string;
  /** Thousandths, BT-129. */
  quantity: number;
  /** Of one, in millionths, BT-146. */
  price: bigint;
  /** What is taken off, BT-136. */
  discount: number;
  /** What it comes to, BT-131. */
  net: number;
  category: TaxCategory;
  rate: number;
}

/** What lines come to by one tax, BG-23. */
export interface ETax {
  category: TaxCategory;
  rate: number;
  net: number;
  tax: number;
  /** Why there is none, BT-120. */
  reason: string | null;
}

/** An invoice or a credit note as EN 16931 has it; sums of credit notes are above nothing as well (MY33). */
export interface EInvoice {
  kind: 'invoice' | 'credit-note';
  number: string;
  issuedOn: string;
  currency: string;
  notes: string[];
  seller: TaxNumbers & { name: string; place: Place };
  recipient: { name: string; place: Place };
  lines: ELine[];
  taxes: ETax[];
  /** BT-109, BT-110 and BT-112. */
  net: number;
  tax: number;
  total: number;
  /** BT-113. */
  paid: number;
  /** BT-9; none where nothing is to be paid. */
  dueOn: string | null;
  /** BT-20. */
  terms: string | null;
  /** Which invoice is taken back, BG-3. */
  corrects: { number: string; issuedOn: string } | null;
}
