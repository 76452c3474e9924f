import { useMutation } from '@tanstack/react-query';
import { api, trpc } from '../../trpc.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { TrashTable } from './TrashTable.tsx';

export const TrashedFacilities = () => {
  const query = { trashed: true };
  const pages = usePages(api.facilities.list.queryKey(query), (cursor, signal) =>
    trpc.facilities.list.query({ ...query, cursor }, { signal }),
  );
  const restore = useMutation(api.facilities.restore.mutationOptions());
  return (
    <TrashTable
      label="facilities"
      pages={pages}
      nameOf={({ name }) => name}
      restore={id => restore.mutateAsync({ id })}
    />
  );
};
