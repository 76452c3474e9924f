import { Button, Grid, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingHospital, IconWalk } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay, useSession } from '../../session.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { PageSkeleton } from '../../ui/pages/PageSkeleton.tsx';
import { useNow } from '../bookings/use-clinic-now.ts';
import { NobodyToBook } from '../calendar/NobodyToBook.tsx';
import { useHasNoPractitioners } from '../members/use-practitioner-options.ts';
import { DayList } from './DayList.tsx';
import { Rooms } from './Rooms.tsx';
import { ToRingUp } from './ToRingUp.tsx';
import { useDeskFacility, useToday } from './use-facility-day.ts';
import { WaitingPatients } from './WaitingPatients.tsx';
import { WalkInForm } from './WalkInForm.tsx';

/** Today at one facility, by its own clock: who comes, who waits, which rooms are free, whom to ring up (FD12). */
export const FrontDesk = () => {
  const may = useMay();
  const { clinic } = useSession();
  const navigate = useNavigate();
  const now = useNow();
  const search = useSearch({ from: '/clinic/' });
  const { facilities, facility, formats, failure, retry } = useDeskFacility(search.facilityId);
  const [isWalkingIn, walkIn] = useDisclosure();
  const facilityId = facility?.id ?? '';
  const day = useToday({ facilityId }, formats, facility !== undefined);
  const hasNobody = useHasNoPractitioners();

  if (failure) return <ErrorState error={failure} onRetry={retry} />;
  if (!facilities) return <PageSkeleton />;
  if (!facility)
    return (
      <Paper>
        <EmptyState
          icon={IconBuildingHospital}
          title={t('There is no facility yet')}
          action={
            may('facilities:write') && <ButtonLink to="/facilities">{t('Go to the facilities')}</ButtonLink>
          }
        >
          {t('A front desk belongs to a facility, which has its rooms and its hours.')}
        </EmptyState>
      </Paper>
    );
  if (hasNobody) return <NobodyToBook />;

  const isElsewhere = facility.timeZone !== clinic.timeZone;
  return (
    <>
      <Group gap="xs" mb="sm">
        {facilities.length > 1 && (
          <Select
            aria-label={t('Facility')}
            allowDeselect={false}
            data={facilities.map(({ id, name }) => ({ value: id, label: name }))}
            value={facilityId}
            onChange={id => void navigate({ to: '/', search: { ...search, facilityId: id ?? undefined } })}
          />
        )}
        {may('bookings:write') && (
          <Button variant="default" leftSection={<IconWalk size={18} aria-hidden />} onClick={walkIn.open}>
            {t('Walk-in')}
          </Button>
        )}
        {isElsewhere && (
          <Text size="sm" c="dimmed">
            {t('It is {time} there ({zone}).', { time: formats.time(now), zone: facility.timeZone })}
          </Text>
        )}
      </Group>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <DayList
            title={facilities.length > 1 ? t('Today at {facility}', { facility: facility.name }) : t('Today')}
            formats={formats}
            now={now}
            empty={t('Whoever comes all the same is a walk-in.')}
            {...day}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }} className="desk-aside">
          <Stack gap="md">
            <WaitingPatients bookings={day.bookings} now={now} />
            <Rooms facilityId={facilityId} bookings={day.bookings} formats={formats} now={now} />
            <ToRingUp facilityId={facilityId} formats={formats} />
          </Stack>
        </Grid.Col>
      </Grid>
      <FormDialog isModal opened={isWalkingIn} onClose={walkIn.close} title={t('Walk-in')} size="lg">
        <WalkInForm facilityId={facilityId} formats={formats} now={now} onClose={walkIn.close} />
      </FormDialog>
    </>
  );
};
