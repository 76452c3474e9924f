import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InvoiceRow } from '../../../shared/clinic/invoices.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { DraftForm } from './DraftForm.tsx';
import { IssuedInvoice } from './IssuedInvoice.tsx';

/** A draft is a form; what was issued is read, paid and taken back. */
export const InvoiceDrawer = ({ record, onClose }: FormProps<InvoiceRow>) =>
  record ? <Known id={record.id} onClose={onClose} /> : <DraftForm record={undefined} onClose={onClose} />;

const Known = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { data, error, refetch } = useQuery(api.invoices.get.queryOptions({ id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  // What is written anew begins with what it is by now.
  if (data.state === 'draft') return <DraftForm key={data.version} record={data} onClose={onClose} />;
  return <IssuedInvoice invoice={data} />;
};
