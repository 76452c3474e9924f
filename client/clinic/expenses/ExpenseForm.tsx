import { NumberInput, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { type Expense, type ExpenseCategory, NewExpense } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { taxWithin } from '../../../shared/invoice-totals.ts';
import { useFormats, useSession } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { CurrencySelect } from '../../ui/choices/CurrencySelect.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { DraftSteps } from './DraftSteps.tsx';
import { expenseCategories, expenseName } from './expense-words.ts';

type Values = {
  spentOn: string;
  payee: string;
  category: ExpenseCategory;
  description: string;
  receiptNumber: string;
  currency: string;
  total: number;
  taxRate: number;
  tax: number | null;
  facilityId: string;
};

const valuesFrom =
  (today: string, currency: string) =>
  (expense: Expense | undefined): Values => ({
    spentOn: expense?.spentOn ?? today,
    payee: expense?.payee ?? '',
    category: expense?.category ?? 'supplies',
    description: expense?.description ?? '',
    receiptNumber: expense?.receiptNumber ?? '',
    currency: expense?.currency ?? currency,
    total: expense?.total ?? 0,
    taxRate: expense?.taxRate ?? 0,
    tax: expense?.tax ?? null,
    facilityId: expense?.facility?.id ?? '',
  });

/** What a receipt says. The tax follows the amount and its rate, unless the receipt says another one. */
export const ExpenseForm = ({ record, onClose }: FormProps<Expense>) => {
  const formats = useFormats();
  const { clinic } = useSession();
  const { write: create, get, update } = trpc.expenses;
  const { form, frame } = useEditForm({
    ...{ schema: NewExpense, record, onClose, calls: { create, get, update }, nameOf: expenseName },
    valuesOf: valuesFrom(formats.today(), clinic.currency),
  });
  const { total, taxRate, tax, currency, facilityId } = form.values;
  const money = form.getInputProps('total');
  const rate = form.getInputProps('taxRate');
  const place = form.getInputProps('facilityId');
  const changing = (set: (amount: number) => void) => (amount: number) => {
    set(amount);
    form.setFieldValue('tax', null);
  };

  return (
    <>
      <RecordForm {...frame} submitLabel={t('Save the draft')} onCancel={onClose}>
        <TextInput
          label={t('Payee')}
          description={t('Whom the clinic pays, or who is paid back what they laid out')}
          withAsterisk
          data-autofocus
          {...form.getInputProps('payee')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('Category')}
            allowDeselect={false}
            data={optionsOf(expenseCategories)}
            {...form.getInputProps('category')}
          />
          <DateField
            formats={formats}
            label={t('Day of the receipt')}
            withAsterisk
            maxDate={formats.today()}
            {...form.getInputProps('spentOn')}
          />
          <MoneyInput
            label={t('Amount with tax')}
            withAsterisk
            currency={currency}
            {...money}
            onChange={changing(money.onChange)}
          />
          <CurrencySelect {...form.getInputProps('currency')} />
          <NumberInput
            label={t('Percent of tax')}
            min={0}
            max={100}
            decimalScale={2}
            {...rate}
            value={taxRate / 100}
            onChange={value => changing(rate.onChange)(Math.round(Number(value) * 100))}
          />
          {taxRate > 0 && (
            <MoneyInput
              label={t('Tax in it')}
              description={t('As the receipt says')}
              currency={currency}
              {...form.getInputProps('tax')}
              value={tax ?? taxWithin(total, taxRate)}
            />
          )}
          <Select
            label={t('Facility')}
            placeholder={t('The whole clinic')}
            clearable
            data={useFacilityOptions()}
            {...place}
            value={facilityId || null}
            onChange={chosen => place.onChange(chosen ?? '')}
          />
          <TextInput
            label={t('Number of the receipt')}
            description={t('By which the receipt on paper is found again')}
            {...form.getInputProps('receiptNumber')}
          />
        </SimpleGrid>
        <Textarea
          label={t('What it was for')}
          description={t('Please name no patients')}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('description')}
        />
        {!record && (
          <Text size="sm" c="dimmed">
            {t('Receipts are attached to the draft once it is saved.')}
          </Text>
        )}
      </RecordForm>
      {record && <DraftSteps expense={record} isDirty={frame.isDirty} onClose={onClose} />}
    </>
  );
};
