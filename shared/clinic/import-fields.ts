import type { z } from 'zod';
import { type DateOrder, dateOrderOf, dateOrders, readDateIn, writeDate } from '../clinic-dates.ts';
import { t } from '../i18n/translate.ts';
import type { NewPatient } from './patients.ts';

/** What a cell says, or what is wrong with it, in words. */
type Reading = { value: unknown } | { wrong: string };

export interface ImportField {
  name: keyof z.input<typeof NewPatient>;
  /** What people call it. */
  label: string;
  /** What programs of clinics write above such a column, in English and German; case, blanks and signs do not matter. */
  headings: readonly string[];
  /** Reads a cell that is not empty, as people of the clinic's region write, or whoever wrote the file. */
  read: (cell: string, locale: string, dates: DateOrder) => Reading;
}

const asIs = (cell: string): Reading => ({ value: cell });

/** A spreadsheet that took a long number for an amount has lost its last digits (M15). */
const asNumber = (cell: string): Reading =>
  /^\d[.,]\d+E\+?\d+$/i.test(cell)
    ? {
        wrong: t(
          'A spreadsheet has shortened this number. Please format the column as text and enter it again.',
        ),
      }
    : { value: cell };

/** Spreadsheets put midnight behind a date. */
const MIDNIGHT = /[ T]0?0:00(?::00(?:\.0+)?)?Z?$/;

const inOrder: Record<DateOrder, string> = { dmy: '17/05/1980', mdy: '05/17/1980', ymd: '1980/05/17' };

const asDate = (cell: string, locale: string, dates: DateOrder): Reading => {
  const value = readDateIn(cell.replace(MIDNIGHT, ''), dates);
  const example = dates === dateOrderOf(locale) ? writeDate('1980-05-17', locale) : inOrder[dates];
  return value
    ? { value }
    : { wrong: t('Please write dates like {example} or 1980-05-17, with all of the year.', { example }) };
};

/** What the dates of a row say of the order they are written in: that it is this one, or another one; or they fit several. */
export type DatesFit = 'own' | 'other' | 'either';

const RIVAL: Record<DateOrder, DateOrder> = { dmy: 'mdy', mdy: 'dmy', ymd: 'dmy' };

const fitOf = (cell: string, dates: DateOrder): DatesFit | undefined => {
  const read = (order: DateOrder) => readDateIn(cell.replace(MIDNIGHT, ''), order);
  const own = read(dates);
  if (dateOrders.some(order => (read(order) ?? own) !== own)) return own ? 'either' : 'other';
  // A date as ISO, or of a day like its month, is the same in every order and tells of none.
  return own && !read(RIVAL[dates]) ? 'own' : undefined;
};

/** The same of a row whose columns are these fields (M13). */
export const datesFit = (
  cells: readonly string[],
  mapping: readonly string[],
  dates: DateOrder,
): DatesFit | undefined => {
  const found = mapping.map((name, at) => (DATES.includes(name) ? fitOf(cells[at] ?? '', dates) : undefined));
  return (['other', 'own', 'either'] as const).find(fit => found.includes(fit));
};

/** One of some words; whatever else stands there is not guessed. */
const oneOfWords =
  (words: readonly (readonly [value: string, words: readonly string[]])[]) =>
  (cell: string): Reading => {
    const word = cell.trim().toLowerCase().replace(/\.$/, '');
    const found = words.find(([value, others]) => value === word || others.includes(word));
    if (found) return { value: found[0] };
    return {
      wrong: t('Please write one of: {words}.', {
        words: words.map(([value, [first]]) => first ?? value).join(', '),
      }),
    };
  };

const asSex = oneOfWords([
  ['female', ['female', 'f', 'w', 'weiblich', 'woman', 'frau', 'girl', 'mädchen']],
  ['male', ['male', 'm', 'männlich', 'maennlich', 'man', 'mann', 'herr', 'boy', 'junge']],
  ['other', ['other', 'o', 'x', 'd', 'divers', 'diverse', 'non-binary', 'nichtbinär', 'andere']],
  ['unknown', ['unknown', 'u', '?', '-', 'unbekannt', 'keine angabe', 'not known', 'n/a']],
]);

const asStatus = oneOfWords([
  ['active', ['active', 'a', 'aktiv', 'current']],
  ['inactive', ['inactive', 'inaktiv', 'archived', 'archiviert', 'former', 'ehemalig']],
  ['deceased', ['deceased', 'dead', 'verstorben', 'gestorben', '†']],
]);

const asConsent = oneOfWords([
  ['given', ['yes', 'given', 'y', 'true', '1', 'x', 'ja', 'j', 'wahr', 'erteilt']],
  ['refused', ['no', 'refused', 'n', 'false', '0', 'nein', 'falsch', 'abgelehnt']],
  ['unasked', ['unasked', '-', '?', 'unknown', 'unbekannt', 'nicht gefragt']],
]);

/** A language as browsers name it; its name in English or German. */
const asLanguage = (cell: string): Reading => {
  const word = cell.toLowerCase();
  const [code] = languages.find(([, names]) => names.includes(word)) ?? [];
  return { value: code ?? cell };
};

const languages: [code: string, names: string[]][] = [
  ['en', ['english', 'englisch']],
  ['de', ['german', 'deutsch']],
  ['fr', ['french', 'französisch']],
  ['es', ['spanish', 'spanisch']],
  ['it', ['italian', 'italienisch']],
  ['tr', ['turkish', 'türkisch']],
  ['ar', ['arabic', 'arabisch']],
  ['pl', ['polish', 'polnisch']],
  ['ru', ['russian', 'russisch']],
  ['uk', ['ukrainian', 'ukrainisch']],
];

/** Each alert on a line of its own, or parted by a bar. */
const asAlerts = (cell: string): Reading => ({
  value: cell
    .split(/[\r\n|]+/)
    .map(alert => alert.trim())
    .filter(Boolean),
});

/** What a file of patients can hold; a field of a new patient is imported once it has a line here. */
export const importFields: readonly ImportField[] = [
  {
    ...{ name: 'firstName', label: t('First name'), read: asIs },
    headings: ['first name', 'given name', 'forename', 'Vorname', 'Rufname', 'Vornamen'],
  },
  {
    ...{ name: 'lastName', label: t('Last name'), read: asIs },
    headings: ['last name', 'family name', 'surname', 'Nachname', 'Familienname', 'Zuname', 'Name'],
  },
  {
    ...{ name: 'middleName', label: t('Middle name'), read: asIs },
    headings: ['middle name', 'middle names', 'second name', 'Zweitname', 'zweiter Vorname'],
  },
  {
    ...{ name: 'preferredName', label: t('Preferred name'), read: asIs },
    headings: ['preferred name', 'called', 'known as', 'nickname', 'genannt', 'Spitzname'],
  },
  {
    ...{ name: 'formerName', label: t('Former name'), read: asIs },
    headings: ['former name', 'birth name', 'maiden name', 'Geburtsname', 'früherer Name', 'Mädchenname'],
  },
  {
    ...{ name: 'birthDate', label: t('Birth date'), read: asDate },
    headings: [
      'birth date',
      'date of birth',
      'dob',
      'birthday',
      'born',
      'Geburtsdatum',
      'Geburtstag',
      'geboren',
      'geb',
      'gebdat',
      'geb. am',
    ],
  },
  {
    ...{ name: 'sex', label: t('Sex'), read: asSex },
    headings: ['sex', 'gender', 'Geschlecht', 'Anrede', 'administrative gender'],
  },
  {
    ...{ name: 'identifier', label: t('Identifier'), read: asNumber },
    headings: [
      ...['identifier', 'patient id', 'patient no', 'patient number', 'mrn', 'chart number', 'file number'],
      ...[
        'Patientennummer',
        'Patienten-Nr',
        'Pat-Nr',
        'Patnr',
        'Kennung',
        'Aktenzeichen',
        'Kartei-Nr',
        'external id',
      ],
    ],
  },
  {
    ...{ name: 'email', label: t('E-mail'), read: asIs },
    headings: ['email', 'e-mail', 'email address', 'mail', 'E-Mail-Adresse', 'Mailadresse'],
  },
  {
    ...{ name: 'phone', label: t('Phone'), read: asNumber },
    headings: [
      ...['phone', 'telephone', 'phone number', 'mobile', 'mobile phone', 'cell', 'cell phone', 'tel'],
      ...['Telefon', 'Telefonnummer', 'Tel-Nr', 'Handy', 'Handynummer', 'Mobil', 'Mobiltelefon', 'Rufnummer'],
    ],
  },
  {
    ...{ name: 'notes', label: t('Notes'), read: asIs },
    headings: [
      'notes',
      'note',
      'comment',
      'comments',
      'remarks',
      'Notiz',
      'Notizen',
      'Bemerkung',
      'Bemerkungen',
      'Kommentar',
    ],
  },
  {
    ...{ name: 'language', label: t('Language'), read: asLanguage },
    headings: ['language', 'preferred language', 'Sprache', 'Muttersprache'],
  },
  {
    ...{ name: 'alerts', label: t('Alerts'), read: asAlerts },
    headings: ['alerts', 'alert', 'allergies', 'warning', 'Warnhinweis', 'Warnhinweise', 'Allergien', 'CAVE'],
  },
  {
    ...{ name: 'diedOn', label: t('Date of death'), read: asDate },
    headings: ['died on', 'date of death', 'deceased on', 'Sterbedatum', 'Todesdatum', 'verstorben am'],
  },
  {
    ...{ name: 'status', label: t('Status'), read: asStatus },
    headings: ['status', 'patient status', 'Patientenstatus', 'Zustand'],
  },
  {
    ...{ name: 'contactConsent', label: t('Consent to contact'), read: asConsent },
    headings: [
      'consent',
      'consent to contact',
      'may be contacted',
      'Einwilligung',
      'Einverständnis',
      'Kontakterlaubnis',
    ],
  },
];

/** The fields that hold dates. */
export const DATES: readonly string[] = importFields
  .filter(({ read }) => read === asDate)
  .map(({ name }) => name);

export const importFieldNames = importFields.map(({ name }) => name);

/** What a heading says, however it is written: `Geb.-Datum` is `GEBDATUM`, and `first_name` is `First name`. */
export const headingWords = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
