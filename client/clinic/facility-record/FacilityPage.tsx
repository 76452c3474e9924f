import { Anchor, Button, Paper, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { IconCalendarWeek, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { AnchorLink, ButtonLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { FacilityForm } from '../facilities/FacilityForm.tsx';
import { facilityKinds } from '../facilities/facility-words.ts';
import { Assignments } from '../facility-staff/Assignments.tsx';
import { FacilityAddresses } from './FacilityAddresses.tsx';
import { OpeningHoursCard } from './OpeningHoursCard.tsx';

/** One facility: what it is, when it is open, and who works there. */
export const FacilityPage = () => {
  const { facilityId } = useParams({ from: '/clinic/facilities/$facilityId' });
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const { data: facility, error, refetch } = useQuery(api.facilities.get.queryOptions({ id: facilityId }));
  if (!facility && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!facility) return <Skeleton h={420} aria-busy="true" />;
  const { phone } = facility;

  return (
    <>
      <AnchorLink to="/facilities" size="sm">
        {t('Facilities')}
      </AnchorLink>
      <PageHeader title={facility.name} description={facilityKinds[facility.kind]}>
        {may('bookings:read') && (
          <ButtonLink
            to="/hours"
            search={{ tab: 'week', facilityId }}
            variant="default"
            leftSection={<IconCalendarWeek size={16} aria-hidden />}
          >
            {t('Team week')}
          </ButtonLink>
        )}
        {may('facilities:write') && (
          <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t('Edit')}
          </Button>
        )}
      </PageHeader>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ alignItems: 'start' }}>
        <Stack>
          <Paper component="section" aria-labelledby="facility-details" p="md">
            <Title order={2} size="h5" id="facility-details" mb="xs">
              {t('Details')}
            </Title>
            <dl className="fields fields-narrow">
              <Field label={t('Phone')}>
                {phone && <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Anchor>}
              </Field>
              <Field label={t('E-mail')}>{facility.email}</Field>
              <Field label={t('Time zone')}>{facility.timeZone.replaceAll('_', ' ')}</Field>
              <Field label={t('Licence number')}>{facility.licence}</Field>
              <Field label={t('Patients at the same time')}>{facility.capacity}</Field>
            </dl>
          </Paper>
          <FacilityAddresses facilityId={facilityId} />
          <OpeningHoursCard facility={facility} />
        </Stack>
        <Assignments of={{ facilityId }} />
      </SimpleGrid>
      <FormDialog opened={isEditing} onClose={() => setEditing(false)} title={t('Edit facility')}>
        <FacilityForm record={facility} onClose={() => setEditing(false)} />
      </FormDialog>
    </>
  );
};
