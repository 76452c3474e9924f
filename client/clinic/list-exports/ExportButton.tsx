import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';

type Props = {
  /** Has the list written as it is shown. */
  ask: () => Promise<unknown>;
};

/** Takes along what a list shows, all of its pages; the file waits among the exports. */
export const ExportButton = ({ ask }: Props) => {
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: () => confirmed(ask),
    onError: tellFailure,
    onSuccess: asked => {
      if (asked) void navigate({ to: '/exports' });
    },
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={isPending}
      onClick={() => mutate()}
    >
      {t('Export')}
    </Button>
  );
};
