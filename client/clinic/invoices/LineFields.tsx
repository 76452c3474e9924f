import { CloseButton, Fieldset, Group, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { t } from '../../../shared/i18n/translate.ts';
import type { DiscountKind } from '../../../shared/invoice-totals.ts';
import { useFormats } from '../../session.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import type { DraftValues } from './draft-values.ts';
import { useTaxOptions } from './use-tax-options.ts';

type Line = DraftValues['lines'][number];
type Props = {
  at: number;
  line: Line;
  currency: string;
  field: (name: Extract<keyof Line, string>) => ReturnType<UseFormReturnType<DraftValues>['getInputProps']>;
  onRemove: (() => void) | undefined;
};

const discounts: Record<DiscountKind, string> = {
  none: t('No discount'),
  amount: t('An amount less'),
  percent: t('Percent less'),
};

/** A line of a draft: what, when, how many, for how much, with which tax. */
export const LineFields = ({ at, line, currency, field, onRemove }: Props) => {
  const taxes = useTaxOptions();
  const quantity = field('quantity');
  const discount = field('discount');
  const kind = field('discountKind');
  return (
    <Fieldset
      legend={
        <Group gap={4}>
          {t('Line {number}', { number: at + 1 })}
          {onRemove && (
            <CloseButton
              size="sm"
              aria-label={t('Remove line {number}', { number: at + 1 })}
              onClick={onRemove}
            />
          )}
        </Group>
      }
    >
      <TextInput label={t('What it is for')} withAsterisk {...field('description')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="xs">
        <DateField
          formats={useFormats()}
          label={t('Day of the visit')}
          withAsterisk
          {...field('visitedOn')}
        />
        <NumberInput
          label={t('How many')}
          min={0.001}
          max={1000}
          decimalScale={3}
          {...quantity}
          value={line.quantity / 1000}
          onChange={value => quantity.onChange(Math.round(Number(value) * 1000))}
        />
        <MoneyInput label={t('Price of each')} currency={currency} {...field('unitPrice')} />
        <Select
          label={t('Tax')}
          placeholder={t('None')}
          clearable
          data={taxes}
          {...field('tax')}
          value={line.tax || null}
          onChange={value => field('tax').onChange(value ?? '')}
        />
        <Select
          label={t('Discount')}
          allowDeselect={false}
          data={optionsOf(discounts)}
          {...kind}
          onChange={value => {
            kind.onChange(value);
            discount.onChange(0);
          }}
        />
        {line.discountKind === 'amount' && (
          <MoneyInput label={t('Amount of the discount')} currency={currency} {...discount} />
        )}
        {line.discountKind === 'percent' && (
          <NumberInput
            label={t('Percent of the discount')}
            min={0}
            max={100}
            decimalScale={2}
            {...discount}
            value={line.discount / 100}
            onChange={value => discount.onChange(Math.round(Number(value) * 100))}
          />
        )}
      </SimpleGrid>
    </Fieldset>
  );
};
