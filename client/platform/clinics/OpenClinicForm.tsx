import { Alert, Button, Code, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { OpenClinic, type OpenedClinic } from '../../../shared/platform/console-clinics.ts';
import { rich } from '../../i18n/rich.ts';
import { CurrencySelect } from '../../ui/choices/CurrencySelect.tsx';
import { LocaleSelect } from '../../ui/choices/LocaleSelect.tsx';
import { ZoneSelect } from '../../ui/choices/ZoneSelect.tsx';
import { slugOf } from '../../ui/formats/slug.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { consoleApi } from '../connection/console-api.ts';
import { confirmedOperator } from '../operators/confirmed-operator.ts';
import { usePlanOptions } from '../plans/use-plan-options.ts';

type Props = { onClose: () => void };

const empty = {
  ...{ slug: '', name: '', timeZone: 'Europe/Berlin', locale: 'en-GB', currency: 'EUR', plan: 'standard' },
  owner: { email: '', firstName: '', lastName: '' },
};

export const OpenClinicForm = ({ onClose }: Props) => {
  const open = useMutation(consoleApi.clinics.open.mutationOptions());
  const [opened, setOpened] = useState<OpenedClinic>();
  const plans = usePlanOptions();
  const { form, frame } = useRecordForm({
    schema: OpenClinic,
    start: { values: empty, version: 0 },
    save: async values => {
      setOpened(await confirmedOperator(() => open.mutateAsync(values)));
    },
  });

  if (opened)
    return (
      <Stack gap="sm">
        <Alert color="pine" title={t('The clinic is open')}>
          <Text size="sm">
            {rich(
              '{email} is invited as the owner of {slug}. The mail is on its way; its link is good once, for as long as the mail says.',
              { email: opened.email, slug: <b key="slug">{opened.slug}</b> },
            )}
          </Text>
          {opened.link && (
            <Code block mt="xs">
              {opened.link}
            </Code>
          )}
        </Alert>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('Done')}</Button>
        </Group>
      </Stack>
    );

  return (
    <RecordForm {...frame} submitLabel={t('Open the clinic')} onCancel={onClose}>
      <TextInput
        label={t('Name')}
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
        onChange={event => {
          const followsName = form.values.slug === slugOf(form.values.name);
          if (followsName) form.setFieldValue('slug', slugOf(event.currentTarget.value));
          form.setFieldValue('name', event.currentTarget.value);
        }}
      />
      <TextInput
        label={t('Web address')}
        description={t('The label before the domain: lower-case letters, digits and hyphens')}
        withAsterisk
        {...form.getInputProps('slug')}
      />
      <Select label={t('Plan')} allowDeselect={false} data={plans} {...form.getInputProps('plan')} />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <ZoneSelect {...form.getInputProps('timeZone')} />
        <LocaleSelect {...form.getInputProps('locale')} />
        <CurrencySelect {...form.getInputProps('currency')} />
      </SimpleGrid>
      <TextInput
        label={t('Owner’s e-mail')}
        type="email"
        withAsterisk
        {...form.getInputProps('owner.email')}
      />
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={t('First name')} withAsterisk {...form.getInputProps('owner.firstName')} />
        <TextInput label={t('Last name')} withAsterisk {...form.getInputProps('owner.lastName')} />
      </SimpleGrid>
    </RecordForm>
  );
};
