import '../../ui/formats/calendar-words.ts';
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useMutation } from '@tanstack/react-query';
import { NewToken, ServiceRole } from '../../../shared/clinic/tokens.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { roles } from '../members/user-words.ts';
import type { Issued } from './IssuedTokenDialog.tsx';
import { scopesOf } from './token-words.ts';

type Props = { onClose: () => void; onIssued: (issued: Issued) => void };
type Values = {
  name: string;
  role: (typeof ServiceRole.options)[number];
  scopes: string[];
  expiresAt: string | null;
  addresses: string[];
  callsPerMinute: number | '';
};

const blank: Values = {
  name: '',
  role: 'staff',
  scopes: [],
  expiresAt: null,
  addresses: [],
  callsPerMinute: '',
};

/** What the form holds, as the contract wants it. */
const requestOf = ({ expiresAt, callsPerMinute, ...rest }: Values, toInstant: (wall: string) => string) => ({
  ...rest,
  expiresAt: expiresAt && toInstant(expiresAt),
  callsPerMinute: callsPerMinute === '' ? null : callsPerMinute,
});

export const TokenForm = ({ onClose, onIssued }: Props) => {
  const may = useMay();
  const { today, toInstant, writeMoment, clock } = useFormats();
  const create = useMutation(api.tokens.create.mutationOptions());
  const { form, frame } = useRecordForm<Values>({
    schema: NewToken.omit({ expiresAt: true, callsPerMinute: true }).strip(),
    start: { version: 0, values: blank },
    save: async values => {
      const request = NewToken.parse(requestOf(values, toInstant));
      const expiresAt = request.expiresAt?.toISOString() ?? null;
      const issued = await confirmed(() => create.mutateAsync({ ...request, expiresAt }));
      if (issued) onIssued({ name: values.name, token: issued.token });
    },
  });
  const offered = scopesOf(form.values.role).filter(({ value }) => may(value));

  return (
    <RecordForm {...frame} submitLabel={t('Create')} onCancel={onClose}>
      <TextInput
        label={t('{of, select, token {Service} other {Service}}', { of: 'token' })}
        description={t('What the audit log calls it, such as “Laboratory”')}
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('Role')}
        description={t('The most that it could be allowed')}
        allowDeselect={false}
        data={ServiceRole.options.map(role => ({ value: role, label: roles[role] }))}
        {...form.getInputProps('role')}
        onChange={value => {
          form.setFieldValue('role', ServiceRole.catch('staff').parse(value));
          form.setFieldValue('scopes', []);
        }}
      />
      <MultiSelect
        label={t('May')}
        description={t('What it is for, and nothing else')}
        withAsterisk
        searchable
        clearable
        data={offered}
        {...form.getInputProps('scopes')}
      />
      <DateTimePicker
        label={t('Expires')}
        description={t('Leave empty for a token that works until it is revoked')}
        clearable
        minDate={today()}
        valueFormat={writeMoment}
        timePickerProps={{ format: clock }}
        {...form.getInputProps('expiresAt')}
      />
      <TagsInput
        label={t('IP addresses')}
        description={t('Networks that calls may come from, such as 192.0.2.0/24; leave empty for anywhere')}
        {...form.getInputProps('addresses')}
      />
      <NumberInput
        label={t('Calls a minute')}
        description={t('Leave empty for what the plan allows')}
        min={1}
        max={100_000}
        {...form.getInputProps('callsPerMinute')}
      />
    </RecordForm>
  );
};
