import { useMutation } from '@tanstack/react-query';
import { api, trpc } from '../../trpc.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { patientName } from '../patients/patient-words.ts';
import { TrashTable } from './TrashTable.tsx';

export const TrashedPatients = () => {
  const query = { trashed: true };
  const pages = usePages(api.patients.list.queryKey(query), (cursor, signal) =>
    trpc.patients.list.query({ ...query, cursor }, { signal }),
  );
  const restore = useMutation(api.patients.restore.mutationOptions());
  return (
    <TrashTable
      label="patients"
      pages={pages}
      nameOf={patientName}
      restore={id => restore.mutateAsync({ id })}
    />
  );
};
