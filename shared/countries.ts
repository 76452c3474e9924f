import { z } from 'zod';
import './sentences.ts';
import { t } from './i18n/translate.ts';

/** ISO 3166-1, the two-letter codes that are assigned to countries and territories. */
export const countries: readonly string[] =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
  CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
  GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
  KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
  NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
  SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
  VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/);

const memberStates = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Whether it is a member state of the EU. */
export const inTheEu = (country: string): boolean => memberStates.has(country);

export const Country = z
  .string(t('Please choose a country from the list.'))
  .max(2, t('Please choose a country from the list.'))
  .refine(code => countries.includes(code), t('Please choose a country from the list.'));

/** The country whose people are meant by a clinic's language and region; of a language alone, where most of those who speak it live. */
export const countryOf = (locale: string): string => {
  const { region = '' } = new Intl.Locale(locale).maximize();
  return countries.includes(region) ? region : 'US';
};
