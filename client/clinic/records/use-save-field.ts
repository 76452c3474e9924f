import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { tellSaved } from './tell-saved.ts';

type Version = { id: string; version: number };
type Named = Version & { name: string };

/** Saves some fields of a record in a list, by the version that is shown there, and lets that be taken back. */
export const useSaveField = <Row extends Named, Fields extends object>(
  update: (change: Fields & Version) => Promise<Row>,
) => {
  const { mutateAsync } = useMutation({ mutationFn: update });
  return async ({ id, version, name }: Row, before: Fields, after: Fields): Promise<void> => {
    const saved = await mutateAsync({ ...after, id, version });
    tellSaved({
      ...{ sentence: t('{name} is saved.', { name }), before, after },
      writeBack: (former: Fields) => mutateAsync({ ...former, id, version: saved.version }),
    });
  };
};
