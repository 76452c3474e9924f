import { useMutation } from '@tanstack/react-query';
import { api, trpc } from '../../trpc.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { TrashTable } from './TrashTable.tsx';

export const TrashedServices = () => {
  const query = { trashed: true };
  const pages = usePages(api.services.list.queryKey(query), (cursor, signal) =>
    trpc.services.list.query({ ...query, cursor }, { signal }),
  );
  const restore = useMutation(api.services.restore.mutationOptions());
  return (
    <TrashTable
      label="services"
      pages={pages}
      nameOf={({ name }) => name}
      restore={id => restore.mutateAsync({ id })}
    />
  );
};
