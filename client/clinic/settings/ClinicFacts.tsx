import { Paper, Title } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useSession } from '../../session.tsx';
import { Field } from '../../ui/forms/Field.tsx';

/** What the clinic was opened with. */
export const ClinicFacts = () => {
  const { clinic } = useSession();
  return (
    <Paper p="md">
      <Title order={2} size="h4" mb="sm">
        {t('Clinic')}
      </Title>
      <dl className="fields">
        <Field label={t('Name')}>{clinic.name}</Field>
        <Field label={t('Web address of the dashboard')}>{window.location.host}</Field>
        <Field label={t('Time zone')}>{clinic.timeZone}</Field>
        <Field label={t('Currency')}>{clinic.currency}</Field>
        <Field label={t('Language and region')}>{clinic.locale}</Field>
      </dl>
    </Paper>
  );
};
