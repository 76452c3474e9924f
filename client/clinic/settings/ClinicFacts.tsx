import { Paper, Title } from '@mantine/core';
import { useSession } from '../../session.tsx';
import { Field } from '../../ui/forms/Field.tsx';

/** What the clinic was opened with. */
export const ClinicFacts = () => {
  const { clinic } = useSession();
  return (
    <Paper p="md">
      <Title order={2} size="h4" mb="sm">
        Clinic
      </Title>
      <dl className="fields">
        <Field label="Name">{clinic.name}</Field>
        <Field label="Web address of the dashboard">{window.location.host}</Field>
        <Field label="Time zone">{clinic.timeZone}</Field>
        <Field label="Currency">{clinic.currency}</Field>
        <Field label="Language and region">{clinic.locale}</Field>
      </dl>
    </Paper>
  );
};
