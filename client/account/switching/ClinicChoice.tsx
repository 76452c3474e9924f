import { Avatar, Badge, Group, Loader, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyClinic } from '../../../shared/account/switching.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { roles } from '../../clinic/members/user-words.ts';
import { api, queryClient, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { initialsOf } from '../../ui/formats/initials.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { storageKey } from '../../ui/theme/storage-key.ts';

/** More clinics than one sees at a glance are searched. */
const MANY = 6;

/** The clinics of whoever is signed in; choosing one leaves this page, and with it all that it holds in memory. */
export const ClinicChoice = () => {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const [last, setLast] = useLocalStorage({ key: storageKey('last-clinic'), defaultValue: '' });
  const [leavingFor, setLeavingFor] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const { data, error, refetch } = useQuery(
    api.session.clinics.queryOptions({ search }, { placeholderData: keepPreviousData }),
  );

  const choose = async ({ slug }: MyClinic) => {
    setFailure(undefined);
    setLeavingFor(slug);
    try {
      const { url } = await trpc.session.switch.mutate({ slug });
      setLast(slug);
      // Nothing of this clinic is asked for or shown any more, even while the next page is still on its way.
      await queryClient.cancelQueries();
      queryClient.clear();
      window.location.assign(url);
    } catch (error) {
      setLeavingFor(undefined);
      setFailure(failureOf(error));
    }
  };

  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loader aria-label={t('Looking for your clinics')} />;
  const clinics = data.items.toSorted((a, b) => Number(b.slug === last) - Number(a.slug === last));
  const first = clinics.find(({ isCurrent, isOpen }) => !isCurrent && isOpen);
  return (
    <Stack gap="sm">
      <FailureAlert failure={failure} />
      {(clinics.length > MANY || typed) && (
        <TextInput
          aria-label={t('Search your clinics')}
          placeholder={t('Search your clinics')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          data-autofocus
        />
      )}
      {clinics.map(clinic => (
        <ClinicButton
          key={clinic.slug}
          clinic={clinic}
          isFirst={clinic === first}
          isLeaving={leavingFor === clinic.slug}
          isOff={leavingFor !== undefined || clinic.isCurrent || !clinic.isOpen}
          onChoose={() => void choose(clinic)}
        />
      ))}
      {clinics.length === 0 && (
        <EmptyState icon={IconSearch} title={search ? t('No clinic of this name') : t('No clinic yet')}>
          {search
            ? t('None of your clinics is called like this.')
            : t('Your account is not a member of any clinic. Ask yours to invite you.')}
        </EmptyState>
      )}
    </Stack>
  );
};

type ButtonProps = {
  clinic: MyClinic;
  isFirst: boolean;
  isLeaving: boolean;
  isOff: boolean;
  onChoose: () => void;
};

const ClinicButton = ({ clinic, isFirst, isLeaving, isOff, onChoose }: ButtonProps) => (
  <UnstyledButton
    className="clinic-option"
    data-testid={`tenant-option-${clinic.slug}`}
    data-autofocus={isFirst || undefined}
    disabled={isOff}
    onClick={onChoose}
  >
    <Group wrap="nowrap" gap="sm">
      <Avatar radius="md" color="pine" alt="" aria-hidden>
        {initialsOf(clinic.name)}
      </Avatar>
      <Stack gap={0} flex={1} miw={0}>
        <Text fw={600} lh={1.3} lineClamp={2}>
          {clinic.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {clinic.slug} · {roles[clinic.role]}
        </Text>
      </Stack>
      {clinic.isCurrent && <Badge variant="light">{t('Here')}</Badge>}
      {!clinic.isOpen && (
        <Badge variant="light" color="gray">
          {t('Closed')}
        </Badge>
      )}
      {isLeaving && <Loader size="sm" aria-label={t('Going to {clinic}', { clinic: clinic.name })} />}
    </Group>
  </UnstyledButton>
);
