import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClinicProfile } from '../../../shared/clinic/clinic-profile.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';

type Props = { proof: NonNullable<ClinicProfile['domainProof']> };

/** Whether the clinic's domain is proven, and what to do until it is: it leads nowhere before. */
export const DomainProof = ({ proof: { record, value, provenAt, checkedAt, fault } }: Props) => {
  const { moment } = useFormats();
  const mayWrite = useMay()('clinic:write');
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation(
    api.clinic.checkDomain.mutationOptions({
      onSuccess: saved => queries.setQueryData(api.clinic.profile.queryKey(), saved),
    }),
  );
  return (
    <Alert
      color={provenAt ? 'teal' : 'yellow'}
      title={
        provenAt
          ? t('Proven since {moment}', { moment: moment(provenAt) })
          : t('Not proven yet: this domain leads nowhere')
      }
    >
      <Stack gap="xs" align="flex-start">
        {!provenAt && (
          <Text size="sm">
            {rich('Ask whoever keeps your domain for a TXT record named {record} with this value: {value}', {
              record: <Code key="record">{record}</Code>,
              value: <Code key="value">{value}</Code>,
            })}
          </Text>
        )}
        {fault && <Text size="sm">{fault}</Text>}
        {checkedAt && (
          <Text size="sm" c="dimmed">
            {t('Last looked for {moment}. It is looked for every day.', { moment: moment(checkedAt) })}
          </Text>
        )}
        <FailureAlert failure={error ? failureOf(error) : undefined} />
        {mayWrite && (
          <Button size="compact-sm" variant="light" loading={isPending} onClick={() => mutate()}>
            {t('Check now')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
};
