import { NumberInput, Select, TextInput } from '@mantine/core';
import { IconReceiptTax } from '@tabler/icons-react';
import type { z } from 'zod';
import { NewTaxRate, type TaxCategory, type TaxRate } from '../../../shared/clinic/tax-rates.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { DateField } from '../../ui/forms/DateField.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { type FormProps, RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { useTrash } from '../records/use-trash.ts';

const categories: Record<TaxCategory, string> = {
  S: t('Taxed'),
  Z: t('Taxed at a rate of 0'),
  E: t('Exempt from tax'),
  O: t('Not subject to tax'),
};

const columnsIn = ({ date }: Formats): Column<TaxRate>[] => [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ name, category, reason }) => (
      <TwoLines title={name} note={[categories[category], reason].filter(Boolean).join(' · ')} />
    ),
  },
  {
    accessor: 'rate',
    title: t('Rate'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: ({ rate }) => `${rate / 100} %`,
  },
  {
    accessor: 'validFrom',
    title: t('Counts from'),
    cellsClassName: 'numeric nowrap',
    render: ({ validFrom }) => date(validFrom),
  },
];

const valuesFrom =
  (today: string) =>
  (rate: TaxRate | undefined): z.input<typeof NewTaxRate> => ({
    name: rate?.name ?? '',
    category: rate?.category ?? 'S',
    rate: rate?.rate ?? 0,
    reason: rate?.reason ?? '',
    validFrom: rate?.validFrom ?? today,
  });

const TaxRateForm = ({ record, onClose }: FormProps<TaxRate>) => {
  const formats = useFormats();
  const { form, frame } = useEditForm({
    ...{ schema: NewTaxRate, record, onClose, calls: trpc.taxRates, nameOf: ({ name }: TaxRate) => name },
    valuesOf: valuesFrom(formats.today()),
  });
  const rate = form.getInputProps('rate');
  const { category } = form.values;
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput
        label={t('Name')}
        description={t('A rate that changes is entered once more, by the same name and from its new day')}
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('Kind of tax')}
        allowDeselect={false}
        data={optionsOf(categories)}
        {...form.getInputProps('category')}
        onChange={chosen => {
          form.getInputProps('category').onChange(chosen);
          if (chosen !== 'S') form.setFieldValue('rate', 0);
        }}
      />
      {category === 'S' && (
        <NumberInput
          label={t('Percent of tax')}
          withAsterisk
          min={0}
          max={100}
          decimalScale={2}
          {...rate}
          value={form.values.rate / 100}
          onChange={value => rate.onChange(Math.round(Number(value) * 100))}
        />
      )}
      {(category === 'E' || category === 'O') && (
        <TextInput
          label={t('Why there is none')}
          description={t('Stands on the invoice')}
          withAsterisk
          {...form.getInputProps('reason')}
        />
      )}
      <DateField
        formats={formats}
        label={t('Counts from')}
        description={t('For visits of this day and later')}
        withAsterisk
        {...form.getInputProps('validFrom')}
      />
    </RecordForm>
  );
};

/** The taxes of the clinic; what was issued keeps the one that counted then (MY5). */
export const TaxRatesPage = () => (
  <RecordPage
    title={t('Tax rates')}
    description={t('What lines of invoices can be taxed by, and from when on')}
    titles={{ new: t('New tax rate'), edit: t('Edit tax rate') }}
    mayWrite={useMay()('billing:rates')}
    pages={usePages(api.taxRates.list, {})}
    columns={columnsIn(useFormats())}
    Form={TaxRateForm}
    trash={useTrash(null, trpc.taxRates, ({ name }: TaxRate) => name)}
    empty={{
      icon: IconReceiptTax,
      title: t('No tax rates yet'),
      children: t('Without one, invoices have no tax.'),
    }}
  />
);
