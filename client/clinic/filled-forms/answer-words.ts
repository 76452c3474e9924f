import type { AnswerValue } from '../../../shared/clinic/forms/answers.ts';
import type { FormField } from '../../../shared/clinic/forms/definition.ts';
import type { FilledForm } from '../../../shared/clinic/forms/filled-forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';

/** An answer as it is read: options by their words of then (FM4). */
export const answerInWords = (
  field: FormField | undefined,
  value: AnswerValue,
  { date }: Formats,
): string => {
  if (value === null) return t('No answer');
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  const labelOf = (key: string) => field?.options.find(option => option.key === key)?.label ?? key;
  if (Array.isArray(value)) return value.map(labelOf).join(', ');
  if (field?.type === 'choice') return labelOf(String(value));
  if (field?.type === 'date') return date(String(value));
  return field?.unit ? `${value} ${field.unit}` : String(value);
};

export const formStatuses = {
  open: { label: t('Being filled in'), tone: 'waiting' },
  locked: { label: t('Locked'), tone: 'quiet' },
  signed: { label: t('Signed'), tone: 'good' },
} as const satisfies Record<FilledForm['status'], { label: string; tone: string }>;

export const roleNames = {
  owner: t('Owner'),
  admin: t('Admin'),
  provider: t('Provider'),
  staff: t('Staff'),
} as const;
