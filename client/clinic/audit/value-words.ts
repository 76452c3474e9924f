import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

const listed = new Intl.ListFormat(ownLanguage, { type: 'unit', style: 'short' });

const isId = (value: string) => /^[\da-f]{8}-[\da-f]{4}-[\da-f-]{22}$/.test(value);
const isInstant = (value: string) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);

/** What a field of any kind says. */
export const valueWords = (value: unknown, moment: (instant: string) => string): string => {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value))
    return value.length === 0 ? '–' : listed.format(value.map(one => valueWords(one, moment)));
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'string')
    return isInstant(value)
      ? moment(value)
      : isId(value)
        ? t('record {id}', { id: value.slice(0, 8) })
        : value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
};
