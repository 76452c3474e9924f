import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';

/** Has a list written, once whoever must has said who they are, and leads to where the file waits. */
export const useExport = (ask: () => Promise<unknown>) => {
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: () => confirmed(ask),
    onError: tellFailure,
    onSuccess: asked => {
      if (asked) void navigate({ to: '/exports' });
    },
  });
  return { take: () => mutate(), isPending };
};
