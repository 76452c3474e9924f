import { Skeleton, Table, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';

type Props = { patientId: string };

/** Every look at this patient's data, newest first (AUD-3). */
export const PatientAccessList = ({ patientId }: Props) => {
  const { moment } = useFormats();
  const pages = usePages(api.patients.whoSaw, { id: patientId });

  if (!pages.items && pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.items) return <Skeleton h={180} aria-busy="true" />;
  if (!pages.items.length) return <EmptyState icon={IconEye} title={t('Nobody looked at this record yet')} />;

  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('Looking at a patient’s data is recorded, including this visit.')}
      </Text>
      <Table aria-label={t('Who saw this record')} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('When')}</Table.Th>
            <Table.Th>{t('Who')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('Through')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pages.items.map(({ id, at, actor, procedure }) => (
            <Table.Tr key={id}>
              <Table.Td className="numeric nowrap">{moment(at)}</Table.Td>
              <Table.Td>{actor}</Table.Td>
              <Table.Td visibleFrom="sm" c="dimmed">
                {procedure}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {pages.hasNextPage && <LoadMore pages={pages} mt="xs" />}
    </>
  );
};
