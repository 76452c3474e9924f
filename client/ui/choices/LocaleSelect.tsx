import { Select, type SelectProps } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

/** Languages with the regions in which clinics write dates and numbers by their own rules. */
const locales = [
  ...[
    'en-GB',
    'en-US',
    'en-IE',
    'en-CA',
    'en-AU',
    'en-NZ',
    'en-ZA',
    'en-IN',
    'de-DE',
    'de-AT',
    'de-CH',
    'fr-FR',
  ],
  ...[
    'fr-BE',
    'fr-CH',
    'fr-CA',
    'it-IT',
    'it-CH',
    'es-ES',
    'es-MX',
    'es-AR',
    'pt-PT',
    'pt-BR',
    'nl-NL',
    'nl-BE',
  ],
  ...[
    'da-DK',
    'sv-SE',
    'nb-NO',
    'fi-FI',
    'is-IS',
    'pl-PL',
    'cs-CZ',
    'sk-SK',
    'hu-HU',
    'ro-RO',
    'bg-BG',
    'hr-HR',
  ],
  ...[
    'sl-SI',
    'sr-RS',
    'el-GR',
    'tr-TR',
    'uk-UA',
    'et-EE',
    'lv-LV',
    'lt-LT',
    'ar-AE',
    'ar-EG',
    'he-IL',
    'hi-IN',
  ],
  ...['ja-JP', 'ko-KR', 'zh-CN', 'zh-TW', 'th-TH', 'vi-VN', 'id-ID', 'ms-MY'],
];

const names = new Intl.DisplayNames(ownLanguage, { type: 'language' });
const optionOf = (locale: string) => ({ value: locale, label: `${names.of(locale)} – ${locale}` });

/** A language with its region, found by either name or by its tag; one that was set by a program is offered as well. */
export const LocaleSelect = (props: Omit<SelectProps, 'data'>) => (
  <Select
    label={t('Language and region')}
    searchable
    allowDeselect={false}
    data={[...new Set([...(props.value ? [props.value] : []), ...locales])].map(optionOf)}
    {...props}
  />
);
