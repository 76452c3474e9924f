import { Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { PortalReader } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { CallUs } from '../public-booking/CallUs.tsx';

type Props = { formats: Formats; phone: string | null };

const readers: Record<PortalReader, string> = {
  owner: t('The head of the clinic'),
  admin: t('The administration'),
  provider: t('Somebody who treats patients'),
  staff: t('The front desk'),
  auditor: t('Somebody who checks the records'),
  support: t('The support of our software'),
  system: t('A program of the clinic'),
};

/** Every look at the patient's data, newest first (AUD-3). */
export const OwnAccesses = ({ formats, phone }: Props) => {
  const pages = usePages(api.portal.whoSaw, {});
  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items)
    return <Skeleton h={180} aria-busy="true" aria-label={t('Who looked at your data is loading')} />;
  if (pages.items.length === 0)
    return <EmptyState icon={IconEye} title={t('Nobody looked at your data yet')} />;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('Each time that somebody at the clinic looks at your data, it is recorded.')}</Text>
      <Table aria-label={t('Who looked at your data')} verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('When')}</Table.Th>
            <Table.Th>{t('Who')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pages.items.map(({ id, at, reader }) => (
            <Table.Tr key={id}>
              <Table.Td className="numeric">{formats.moment(at)}</Table.Td>
              <Table.Td>{readers[reader]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {pages.hasNextPage && <LoadMore pages={pages} />}
      <CallUs phone={phone}>{t('Do you want to know who it was? Please call us.')}</CallUs>
    </Stack>
  );
};
