import { Divider, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Expense } from '../../../shared/clinic/expenses.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { AlikeAlert } from './AlikeAlert.tsx';
import { ExpenseDetails } from './ExpenseDetails.tsx';
import { ExpenseForm } from './ExpenseForm.tsx';
import { Receipts } from './Receipts.tsx';

/** One's own draft is a form; what was submitted, or is somebody else's, is read and decided about. */
export const ExpenseDrawer = ({ record, onClose }: FormProps<Expense>) =>
  record ? <Known id={record.id} onClose={onClose} /> : <ExpenseForm record={undefined} onClose={onClose} />;

const Known = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { data, error, refetch } = useQuery(api.expenses.get.queryOptions({ id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  // What is written anew begins with what it is by now.
  if (data.status === 'draft' && data.isOwn)
    return (
      <Stack gap="md">
        <Receipts expense={data} />
        <AlikeAlert expense={data} />
        <Divider />
        <div>
          <ExpenseForm key={data.version} record={data} onClose={onClose} />
        </div>
      </Stack>
    );
  return <ExpenseDetails expense={data} />;
};
