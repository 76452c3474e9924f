import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Medication,
  MedicationError,
  type MedicationSheet,
  type MedicationState,
} from '../../../shared/clinic/medications/medications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { ask } from '../../ui/forms/ask.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { PatientAlerts } from '../patients/PatientAlerts.tsx';
import { type Reason, ReasonForm } from '../reasons/ReasonForm.tsx';
import { DrugWarnings } from './DrugWarnings.tsx';
import { MedicationForm } from './MedicationForm.tsx';
import { MedicationItem, type Step } from './MedicationItem.tsx';
import { medicationName, medicationStates } from './medication-words.ts';
import { StopForm } from './StopForm.tsx';

type Props = { patientId: string };
type Open = { step: Step | 'new'; medication?: Medication };

const askWhy = (medication: Medication) =>
  ask<Reason>({
    title: t('Was {name} entered in error?', { name: medicationName(medication) }),
    render: (give, cancel) => (
      <ReasonForm
        label={t('What was wrong')}
        schema={MedicationError.pick({ reason: true })}
        cancelLabel={t('Leave it')}
        submitLabel={t('Entered in error')}
        takesAway
        onGiven={give}
        onCancel={cancel}
      >
        <Text size="sm">{t('It stays to be seen, struck through and with the reason.')}</Text>
      </ReasonForm>
    ),
  });

const order: MedicationState[] = ['current', 'planned', 'past', 'error'];

const Sections = ({ sheet, onStep }: { sheet: MedicationSheet; onStep?: (open: Open) => void }) =>
  order.map(state => {
    const items = sheet.items.filter(item => item.state === state);
    if (items.length === 0 && state !== 'current') return null;
    const id = `medications-${state}`;
    return (
      <section key={state} aria-labelledby={id}>
        <Title order={2} size="h5" id={id} mb="xs">
          {medicationStates[state].label}
        </Title>
        {items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('No medicine is entered for today.')}
          </Text>
        )}
        <ul className="parts">
          {items.map(medication => (
            <MedicationItem
              key={medication.id}
              medication={medication}
              former={sheet.items.find(({ id }) => id === medication.followsId)}
              onStep={onStep && (step => onStep({ step, medication }))}
            />
          ))}
        </ul>
      </section>
    );
  });

/** What a patient takes, is to take and took, with the alerts and what does not go together above it. */
export const PatientMedications = ({ patientId }: Props) => {
  const { date } = useFormats();
  const mayWrite = useMay()('clinical:write');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const { data: sheet, error, refetch } = useQuery(api.medications.sheet.queryOptions({ patientId }));
  const { mutateAsync: withdraw } = useMutation(api.medications.withdraw.mutationOptions());

  if (!sheet && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!sheet) return <Skeleton h={240} aria-busy="true" />;

  const sayWrong = async (medication: Medication) => {
    const given = await askWhy(medication);
    if (!given) return;
    await withdraw({ id: medication.id, version: medication.version, reason: given.reason });
    tellSuccess(t('{name} is marked as entered in error.', { name: medicationName(medication) }));
  };
  const begin = (next: Open) => {
    if (next.step === 'error' && next.medication) sayWrong(next.medication).catch(tellFailure);
    else setOpen(next);
  };
  const { medication } = open ?? {};

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('As of {date}', { date: date(sheet.on) })}
        </Text>
        {mayWrite && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => begin({ step: 'new' })}>
            {t('Prescribe')}
          </Button>
        )}
      </Group>
      {sheet.alerts.length > 0 ? (
        <PatientAlerts alerts={sheet.alerts} />
      ) : (
        <Alert color="gray" icon={<IconInfoCircle aria-hidden />} p="xs">
          {t('No allergy or other alert is entered. That does not mean that there is none.')}
        </Alert>
      )}
      <DrugWarnings warnings={sheet.warnings} />
      <Sections sheet={sheet} {...(mayWrite && { onStep: begin })} />
      {sheet.isCut && (
        <Text size="sm">
          {t('There are more; only the last {count} are shown.', { count: sheet.items.length })}
        </Text>
      )}
      <FormDialog
        size="lg"
        opened={open !== undefined && open.step !== 'stop'}
        onClose={close}
        title={open?.step === 'change' ? t('Change the dose') : t('Prescribe a medicine')}
      >
        <MedicationForm
          patientId={patientId}
          changed={open?.step === 'change' ? medication : undefined}
          again={open?.step === 'again' ? medication : undefined}
          onClose={close}
        />
      </FormDialog>
      <FormDialog
        opened={open?.step === 'stop'}
        onClose={close}
        title={medication && t('Stop {name}', { name: medicationName(medication) })}
      >
        {medication && <StopForm medication={medication} onClose={close} />}
      </FormDialog>
    </Stack>
  );
};
