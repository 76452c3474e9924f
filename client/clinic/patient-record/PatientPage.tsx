import { Button, Group, Paper, SimpleGrid, Skeleton, Tabs } from '@mantine/core';
import { IconArrowMerge, IconCalendarPlus, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { AnchorLink, ButtonLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { Timeline } from '../audit/Timeline.tsx';
import { PatientHealth } from '../health/PatientHealth.tsx';
import { PatientMedications } from '../medications/PatientMedications.tsx';
import { PatientMessages } from '../messages/PatientMessages.tsx';
import { PatientForms } from '../patient-forms/PatientForms.tsx';
import { MergeDrawer } from '../patient-merges/MergeDrawer.tsx';
import { PatientMerges } from '../patient-merges/PatientMerges.tsx';
import { PerhapsTheSame } from '../patient-merges/PerhapsTheSame.tsx';
import { ToldApart } from '../patient-merges/ToldApart.tsx';
import { useLeadOn } from '../patient-merges/use-lead-on.ts';
import { useMayMerge } from '../patient-merges/use-may-merge.ts';
import { PatientAddresses } from '../patient-parts/PatientAddresses.tsx';
import { PatientConsents } from '../patient-parts/PatientConsents.tsx';
import { PatientContacts } from '../patient-parts/PatientContacts.tsx';
import { PatientIdentifiers } from '../patient-parts/PatientIdentifiers.tsx';
import { PatientAlerts } from '../patients/PatientAlerts.tsx';
import { PatientDrawer } from '../patients/PatientDrawer.tsx';
import { ageOn, patientName, patientStatuses, wholeName } from '../patients/patient-words.ts';
import { PatientTab } from '../patients/patients-search.ts';
import { useTrash } from '../records/use-trash.ts';
import { PatientAccessList } from './PatientAccessList.tsx';
import { PatientBookings } from './PatientBookings.tsx';
import { PatientDetails } from './PatientDetails.tsx';

export const PatientPage = () => {
  const { patientId } = useParams({ from: '/clinic/patients/$patientId' });
  const { tab = 'details' } = useSearch({ from: '/clinic/patients/$patientId' });
  const navigate = useNavigate({ from: '/patients/$patientId' });
  const formats = useFormats();
  const may = useMay();
  const { moveToTrash } = useTrash('patient', trpc.patients, patientName);
  const [isEditing, setEditing] = useState(false);
  const mayMerge = useMayMerge();
  const [mergedWith, setMergedWith] = useState<string>();
  const { data: patient, error, refetch } = useQuery(api.patients.get.queryOptions({ id: patientId }));
  useLeadOn(patient);

  if (!patient && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!patient) return <Skeleton h={420} aria-busy="true" />;

  const facts = [
    patient.birthDate &&
      t('born {date} ({age, plural, one {# year} other {# years}})', {
        date: formats.date(patient.birthDate),
        age: ageOn(patient.birthDate, patient.diedOn ?? formats.today()),
      }),
    patient.diedOn && t('died {date}', { date: formats.date(patient.diedOn) }),
    patient.identifier && t('number {number}', { number: patient.identifier }),
  ].filter(Boolean);

  return (
    <>
      <AnchorLink to="/patients" size="sm">
        {t('Patients')}
      </AnchorLink>
      <PageHeader
        title={wholeName(patient)}
        description={
          <Group component="span" gap="sm">
            <Status {...patientStatuses[patient.status]} />
            <span>{facts.join(', ')}</span>
          </Group>
        }
      >
        {mayMerge && (
          <Button
            variant="default"
            leftSection={<IconArrowMerge size={16} aria-hidden />}
            aria-label={t('Merge with another patient')}
            onClick={() => setMergedWith('')}
          >
            {t('Merge')}
          </Button>
        )}
        {may('patients:trash') && (
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => moveToTrash(patient, () => void navigate({ to: '/patients', search: {} }))}
          >
            {t('Trash')}
          </Button>
        )}
        {may('patients:write') && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('Edit')}
          </Button>
        )}
        {may('bookings:write') && (
          <ButtonLink
            to="/calendar"
            search={{ book: patient.id }}
            leftSection={<IconCalendarPlus size={16} aria-hidden />}
          >
            {t('Book')}
          </ButtonLink>
        )}
      </PageHeader>
      <PatientAlerts alerts={patient.alerts} />
      {mayMerge && <PerhapsTheSame patient={patient} onMerge={setMergedWith} />}
      <Paper>
        <Tabs
          value={tab}
          onChange={next =>
            void navigate({ search: { tab: PatientTab.parse({ tab: next }).tab }, replace: true })
          }
          keepMounted={false}
        >
          <Tabs.List px="sm" className="tabs-list">
            <Tabs.Tab value="details">{t('Details')}</Tabs.Tab>
            <Tabs.Tab value="bookings">{t('Bookings')}</Tabs.Tab>
            {may('clinical:read') && <Tabs.Tab value="medications">{t('Medicines')}</Tabs.Tab>}
            {may('clinical:read') && <Tabs.Tab value="health">{t('Health')}</Tabs.Tab>}
            {may('messages:read') && <Tabs.Tab value="messages">{t('Messages')}</Tabs.Tab>}
            {may('forms:read') && <Tabs.Tab value="forms">{t('Forms')}</Tabs.Tab>}
            <Tabs.Tab value="timeline">{t('Timeline')}</Tabs.Tab>
            <Tabs.Tab value="access">{t('Who saw this')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="details" p="md">
            <PatientDetails patient={patient} />
            <PatientMerges patientId={patient.id} />
            <ToldApart patientId={patient.id} />
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" mt="lg">
              <PatientContacts patientId={patient.id} />
              <PatientAddresses patientId={patient.id} />
              <PatientIdentifiers patientId={patient.id} />
              <PatientConsents patientId={patient.id} />
            </SimpleGrid>
          </Tabs.Panel>
          <Tabs.Panel value="bookings" p="md">
            <PatientBookings patientId={patient.id} />
          </Tabs.Panel>
          {may('clinical:read') && (
            <Tabs.Panel value="medications" p="md">
              <PatientMedications patientId={patient.id} />
            </Tabs.Panel>
          )}
          {may('clinical:read') && (
            <Tabs.Panel value="health" p="md">
              <PatientHealth patientId={patient.id} />
            </Tabs.Panel>
          )}
          {may('messages:read') && (
            <Tabs.Panel value="messages" p="md">
              <PatientMessages patientId={patient.id} email={patient.email} />
            </Tabs.Panel>
          )}
          {may('forms:read') && (
            <Tabs.Panel value="forms" p="md">
              <PatientForms patientId={patient.id} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="timeline" p="md">
            <Timeline list={api.patients.timeline} of={{ id: patient.id }} />
          </Tabs.Panel>
          <Tabs.Panel value="access" p="md">
            <PatientAccessList patientId={patient.id} />
          </Tabs.Panel>
        </Tabs>
      </Paper>
      <MergeDrawer patientId={patient.id} otherId={mergedWith} onClose={() => setMergedWith(undefined)} />
      <PatientDrawer opened={isEditing} patientId={patient.id} onClose={() => setEditing(false)} />
    </>
  );
};
