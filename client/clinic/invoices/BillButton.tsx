import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';

/** Writes the draft of a bill for a booking, and opens it. */
export const BillButton = ({ bookingId }: { bookingId: string }) => {
  const navigate = useNavigate();
  const bill = useMutation(
    api.invoices.billBooking.mutationOptions({
      onError: tellFailure,
      onSuccess: ({ id }) => void navigate({ to: '/invoices', search: { open: id } }),
    }),
  );
  if (!useMay()('billing:write')) return null;
  return (
    <Button
      size="sm"
      variant="default"
      loading={bill.isPending}
      onClick={() => bill.mutate({ id: bookingId })}
    >
      {t('Bill it')}
    </Button>
  );
};
