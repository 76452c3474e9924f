import type { PatientAddress } from '../../../shared/clinic/patient-parts/addresses.ts';
import type { PatientConsent } from '../../../shared/clinic/patient-parts/consents.ts';
import type { PatientContact } from '../../../shared/clinic/patient-parts/contacts.ts';
import type { PatientIdentifier } from '../../../shared/clinic/patient-parts/identifiers.ts';
import { countries } from '../../../shared/countries.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

export const identifierKinds = {
  insurance: t('Insurance number'),
  national: t('National number'),
  passport: t('Passport'),
  former: t('Former number'),
  other: t('Other number'),
} satisfies Record<PatientIdentifier['kind'], string>;

export const addressKinds = {
  home: t('Home'),
  postal: t('Letters'),
  billing: t('Bills'),
  temporary: t('Temporary'),
} satisfies Record<PatientAddress['kind'], string>;

type Holding = Pick<PatientAddress, 'kind' | 'isPrimary' | 'validFrom' | 'validTo'>;

/** What an address is for, and whether and when it holds. */
export const addressState = (
  { kind, isPrimary, validFrom: from, validTo: to }: Holding,
  date: (day: string) => string,
): string => {
  const until = to && t('until {last}', { last: date(to) });
  const span = from ? t('from {first}', { first: date(from) }) : until;
  const both = from && to && t('from {first} until {last}', { first: date(from), last: date(to) });
  return [addressKinds[kind], !isPrimary && t('not in use'), both || span].filter(Boolean).join(', ');
};

export const consentKinds = {
  data_processing: t('Data processing'),
  treatment: t('Treatment'),
  photography: t('Photographs'),
  research: t('Research'),
  other: t('Other'),
} satisfies Record<PatientConsent['kind'], string>;

export const consentAnswers = {
  given: { label: t('Given'), tone: 'good' },
  refused: { label: t('Refused'), tone: 'bad' },
  withdrawn: { label: t('Withdrawn'), tone: 'bad' },
} as const satisfies Record<PatientConsent['answer'], { label: string; tone: string }>;

export const contactName = ({ name, relation, phone, email }: PatientContact): string =>
  name ?? relation ?? phone ?? email ?? '';

const countryNames = new Intl.DisplayNames(ownLanguage, { type: 'region' });
const countryName = (code: string): string => countryNames.of(code) ?? code;
export const countryOptions = countries
  .map(code => ({ value: code, label: countryName(code) }))
  .toSorted((a, b) => a.label.localeCompare(b.label, ownLanguage));

/** On several lines, as it is written on a letter. */
export const writtenAddress = ({
  lines,
  postalCode,
  city,
  region,
  country,
}: Pick<PatientAddress, 'lines' | 'postalCode' | 'city' | 'region' | 'country'>): string =>
  [lines, [postalCode, city, region].filter(Boolean).join(' '), countryName(country)]
    .filter(Boolean)
    .join('\n');
