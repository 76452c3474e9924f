import { Button, Group, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useMayMerge } from './use-may-merge.ts';
import { useUndoMerge } from './use-undo-merge.ts';

type Props = { patientId: string };

/** Who was merged into the patient, and the way back, for as long as it stands (P2). */
export const PatientMerges = ({ patientId }: Props) => {
  const { moment } = useFormats();
  const mayMerge = useMayMerge();
  const undo = useUndoMerge();
  const pages = usePages(api.patientMerges.list, { patientId });
  const standing = pages.items?.filter(({ undoneAt }) => undoneAt === null) ?? [];

  return (
    <>
      {standing.map(merge => (
        <Group key={merge.id} gap="xs" mt="sm">
          <Text size="sm">
            {t('Merged with {name} on {date}', {
              name: merge.merged.name,
              date: moment(merge.createdAt),
            })}
          </Text>
          {mayMerge && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('Undo the merge with {name}', { name: merge.merged.name })}
              loading={undo.isPending}
              onClick={() => undo.mutate(merge, { onError: tellFailure })}
            >
              {t('Undo')}
            </Button>
          )}
        </Group>
      ))}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </>
  );
};
