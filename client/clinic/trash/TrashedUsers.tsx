import { useMutation } from '@tanstack/react-query';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { api, trpc } from '../../trpc.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { userName } from '../members/user-name.ts';
import { TrashTable } from './TrashTable.tsx';

export const TrashedUsers = () => {
  const query = { trashed: true };
  const pages = usePages(api.users.list.queryKey(query), (cursor, signal) =>
    trpc.users.list.query({ ...query, cursor }, { signal }),
  );
  const restore = useMutation(api.users.restore.mutationOptions());
  return (
    <TrashTable
      label="staff"
      pages={pages}
      nameOf={userName}
      restore={id => confirmed(() => restore.mutateAsync({ id }))}
    />
  );
};
