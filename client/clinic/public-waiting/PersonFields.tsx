import { Textarea, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { DateField } from '../../ui/forms/DateField.tsx';

export const nobodyYet = {
  ...{ firstName: '', lastName: '', email: '', phone: '' },
  ...{ birthDate: '', note: '' },
};

type Props = {
  formats: Formats;
  /** Whether this clinic needs it of whoever comes for the first time. */
  birthDateRequired: boolean;
  inputProps: (field: keyof typeof nobodyYet) => GetInputPropsReturnType;
};

/** Who comes, and how to reach them; browsers and phones fill in what they know. */
export const PersonFields = ({ formats, birthDateRequired, inputProps }: Props) => (
  <>
    <TextInput label={t('First name')} autoComplete="given-name" {...inputProps('firstName')} />
    <TextInput label={t('Last name')} withAsterisk autoComplete="family-name" {...inputProps('lastName')} />
    <TextInput
      label={t('E-mail address')}
      description={t('We write to it, and you confirm by the link in that letter.')}
      withAsterisk
      type="email"
      autoComplete="email"
      {...inputProps('email')}
    />
    <TextInput
      label={t('Phone number')}
      withAsterisk
      type="tel"
      autoComplete="tel"
      {...inputProps('phone')}
    />
    <DateField
      formats={formats}
      label={birthDateRequired ? t('Birth date') : t('Birth date, if you like')}
      withAsterisk={birthDateRequired}
      maxDate={formats.today()}
      autoComplete="bday"
      {...inputProps('birthDate')}
    />
    <Textarea
      label={t('Note, if you like')}
      description={t('Please write nothing here that is only for your doctor.')}
      autosize
      minRows={2}
      maxRows={6}
      {...inputProps('note')}
    />
  </>
);
