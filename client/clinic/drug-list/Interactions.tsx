import { Group, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { type Interaction, NewInteraction, type Severity } from '../../../shared/clinic/drug-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { RecordSection } from '../records/RecordSection.tsx';
import { useEditForm } from '../records/use-edit-form.ts';

const severities = {
  severe: { label: t('Severe'), tone: 'bad' },
  moderate: { label: t('Moderate'), tone: 'waiting' },
  minor: { label: t('Minor'), tone: 'quiet' },
} as const satisfies Record<Severity, object>;

const calls = trpc.interactions;
const nameOf = ({ one, other }: Interaction) => t('{one} with {other}', { one, other });

const InteractionForm = ({ record, onClose }: FormProps<Interaction>) => {
  const { form, frame } = useEditForm({
    ...{ schema: NewInteraction, record, nameOf, calls, onClose },
    valuesOf: interaction => ({
      one: interaction?.one ?? '',
      other: interaction?.other ?? '',
      effect: interaction?.effect ?? '',
      severity: interaction?.severity ?? ('severe' as const),
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('Substance or group')}
          withAsterisk
          data-autofocus
          {...form.getInputProps('one')}
        />
        <TextInput label={t('Together with')} withAsterisk {...form.getInputProps('other')} />
      </SimpleGrid>
      <Select
        label={t('How severe')}
        description={t('A severe one takes a reason to go on')}
        allowDeselect={false}
        data={optionsOf(severities)}
        {...form.getInputProps('severity')}
      />
      <Textarea
        label={t('What happens')}
        withAsterisk
        autosize
        minRows={2}
        {...form.getInputProps('effect')}
      />
    </RecordForm>
  );
};

export const Interactions = () => (
  <RecordSection<Interaction, object>
    of={{}}
    permission="clinical:write"
    title={t('Interactions')}
    one={t('interaction')}
    list={api.interactions.list}
    {...{ calls, nameOf }}
    render={interaction => (
      <>
        <Group gap="sm">
          <Text size="sm" fw={600}>
            {nameOf(interaction)}
          </Text>
          <Status {...severities[interaction.severity]} />
        </Group>
        <Text size="sm">{interaction.effect}</Text>
      </>
    )}
    Form={InteractionForm}
  />
);
