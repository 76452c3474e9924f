import { Temporal } from 'temporal-polyfill';
import { EntriesToExport } from '../../../shared/clinic/money-reports.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { listEntries } from '../money-reports/entries.ts';
import { organization } from '../settings/kinds.ts';
import { type Books, bookingsOf, headerOf, titleRow, yearOf } from './datev/booking-batch.ts';
import { inWindows1252 } from './datev/windows-1252.ts';
import type { ExportedList } from './exported-list.ts';

/** Bookings that one file takes, and documents that are read at once. */
const MOST = 99_999;
const AT_ONCE = 1000;

const booksOf = async (em: ClinicEm): Promise<Books> => (await settingsOf(em, organization)).values;

const expectPossible = async (
  em: ClinicEm,
  { from, to }: { from: string; to: string },
  { currency }: { currency: string },
): Promise<void> => {
  const books = await booksOf(em);
  if (currency !== 'EUR') throw new Refusal('A file for DATEV is in euros only.');
  if (books.booksAdviser < 1001 || books.booksClient === 0)
    throw new Refusal(
      'Please enter the numbers of the tax adviser and of the clinic in the settings first. Your accountant knows them.',
    );
  if (yearOf(from, books) !== yearOf(to, books))
    throw new Refusal('A file for DATEV cannot go beyond the end of a business year. Please export two.');
};

/** The ledger as a batch of bookings, without a name of any patient (MY32). */
export const ledgerForDatev: ExportedList<typeof EntriesToExport> = {
  ...{ of: 'moneyReports.entries', permission: 'billing:report', entity: 'Invoice', query: EntriesToExport },
  ...{ names: {}, isConfirmed: true, isWholeClinic: true, expectPossible },
  file: { name: 'EXTF_MedFlow', charset: 'windows-1252', encode: inWindows1252 },
  async *write(em, query, { timeZone }) {
    const span = EntriesToExport.parse(JSON.parse(query));
    const books = await booksOf(em);
    const now = Temporal.Now.zonedDateTimeISO(timeZone);
    let rows = 0;
    let csv = headerOf({
      ...span,
      madeAt: now.toPlainDateTime().toString({ smallestUnit: 'millisecond' }),
      books,
    });
    csv += titleRow();
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await listEntries(em, { ...span, cursor, limit: AT_ONCE });
      if (items.some(({ currency }) => currency !== 'EUR'))
        throw new Refusal('A file for DATEV is in euros only.');
      const bookings = items.flatMap(entry => bookingsOf(entry, books));
      rows += bookings.length;
      if (rows > MOST) throw new Refusal('A file for DATEV takes 99,999 bookings. Please export fewer days.');
      yield { csv: csv + bookings.join(''), rows: bookings.length, patientIds: [] };
      csv = '';
      cursor = nextCursor ?? undefined;
    } while (cursor);
  },
};
