import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';

/** Makes a link by which a patient pays what is due, or finds the one that there is. */
export const CheckoutButton = ({ invoiceId: id }: { invoiceId: string }) => {
  const open = useMutation(
    api.checkouts.open.mutationOptions({
      onError: tellFailure,
      onSuccess: () => tellSuccess(t('The link is ready. Please copy it and send it to the patient.')),
    }),
  );
  return (
    <Button size="sm" variant="default" loading={open.isPending} onClick={() => open.mutate({ id })}>
      {t('Make a link to pay')}
    </Button>
  );
};
