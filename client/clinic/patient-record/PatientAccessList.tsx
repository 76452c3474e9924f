import { Skeleton, Table, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
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
  if (!pages.items.length) return <EmptyState icon={IconEye} title="Nobody looked at this record yet" />;

  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        Looking at a patient’s data is recorded, including this visit.
      </Text>
      <Table aria-label="Who saw this record" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th visibleFrom="sm">Through</Table.Th>
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
