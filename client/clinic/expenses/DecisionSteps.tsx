import { Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Expense } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { agreed } from '../../ui/forms/ask.tsx';
import { expenseName } from './expense-words.ts';
import { PayExpenseForm } from './PayExpenseForm.tsx';
import { ReasonForm } from './ReasonForm.tsx';

type Panel = 'decline' | 'pay' | 'reverse';

/** What whoever leads can do about an expense by what it is: approve, decline, pay, take back. */
export const DecisionSteps = ({ expense }: { expense: Expense }) => {
  const { id, version, status, isOwn, payee, total, currency, takesBack, takenBackBy } = expense;
  const { money } = useFormats();
  const [panel, setPanel] = useState<Panel>();
  const approve = useMutation(
    api.expenses.approve.mutationOptions({
      onError: tellFailure,
      onSuccess: approved => tellSuccess(t('{name} is approved.', { name: expenseName(approved) })),
    }),
  );
  const done = (sentence: string) => {
    setPanel(undefined);
    tellSuccess(sentence);
  };
  const ask = async () => {
    const isMeant = await agreed({
      title: t('Approve {amount} for {payee}?', { amount: money(total, currency), payee }),
      children: (
        <Text size="sm">
          {t('It gets its number in the books. Approved, it is taken back by an entry of its own only.')}
        </Text>
      ),
      labels: { confirm: t('Approve'), cancel: t('Cancel') },
    });
    if (isMeant) approve.mutate({ id, version });
  };
  const buttonOf = (name: Panel, label: string) => (
    <Button
      size="sm"
      variant={name === 'pay' ? 'filled' : 'default'}
      aria-expanded={panel === name}
      onClick={() => setPanel(panel === name ? undefined : name)}
    >
      {label}
    </Button>
  );

  if (status === 'submitted' && isOwn)
    return (
      <Text size="sm" c="dimmed">
        {t('You submitted it yourself, so somebody else decides about it.')}
      </Text>
    );
  const isPayable = status === 'approved' && (takesBack ? takesBack.status === 'paid' : !takenBackBy);
  const isReversible = (status === 'approved' || status === 'paid') && !takesBack && !takenBackBy;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {status === 'submitted' && (
          <Button size="sm" loading={approve.isPending} onClick={() => void ask()}>
            {t('Approve')}
          </Button>
        )}
        {status === 'submitted' && buttonOf('decline', t('Decline'))}
        {isPayable && buttonOf('pay', takesBack ? t('The money came back') : t('It is paid'))}
        {isReversible && buttonOf('reverse', t('Take the expense back'))}
      </Group>
      <Collapse expanded={panel === 'decline'}>
        {panel === 'decline' && (
          <ReasonForm
            label={t('Why is it declined?')}
            note={t('Whoever submitted it reads this. It cannot be undone, but written anew.')}
            submitLabel={t('Decline it')}
            onCancel={() => setPanel(undefined)}
            send={async reason => {
              await trpc.expenses.decline.mutate({ id, version, reason });
              done(t('The expense for {payee} is declined.', { payee }));
            }}
          />
        )}
      </Collapse>
      <Collapse expanded={panel === 'reverse'}>
        {panel === 'reverse' && (
          <ReasonForm
            label={t('Why is the expense taken back?')}
            note={t('An entry of today with the other sign takes it back, once somebody else approved that.')}
            submitLabel={t('Ask to take it back')}
            onCancel={() => setPanel(undefined)}
            send={async reason => {
              await trpc.expenses.reverse.mutate({ id, version, reason });
              done(t('{name} is taken back once somebody else approves it.', { name: expenseName(expense) }));
            }}
          />
        )}
      </Collapse>
      <Collapse expanded={panel === 'pay'}>
        {panel === 'pay' && (
          <PayExpenseForm expense={expense} onCancel={() => setPanel(undefined)} onDone={done} />
        )}
      </Collapse>
    </Stack>
  );
};
