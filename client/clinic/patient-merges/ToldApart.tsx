import { Button, Group, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useTakeForOne } from './use-tell-apart.ts';

type Props = { patientId: string };

/** From whom the patient was told apart, and the way back (P6). */
export const ToldApart = ({ patientId }: Props) => {
  const mayWrite = useMay()('patients:write');
  const takeForOne = useTakeForOne();
  const pages = usePages(api.distinctPatients.list, { patientId });

  return (
    <>
      {pages.items?.map(({ id, version, patient, other }) => {
        const { name } = patient.id === patientId ? other : patient;
        return (
          <Group key={id} gap="xs" mt="sm">
            <Text size="sm">{t('Not the same person as {name}', { name })}</Text>
            {mayWrite && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('{name} may be the same person after all', { name })}
                loading={takeForOne.isPending}
                onClick={() => takeForOne.mutate({ id, version }, { onError: tellFailure })}
              >
                {t('Take back')}
              </Button>
            )}
          </Group>
        );
      })}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </>
  );
};
