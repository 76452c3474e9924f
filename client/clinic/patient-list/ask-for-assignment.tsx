import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';

/** Who sees a patient usually, or where; null for nobody and nowhere. */
export type Assignment = { practitionerId: string | null } | { facilityId: string | null };
type Kind = 'practitioner' | 'facility';
type Props = { kind: Kind; onGiven: (id: string | null) => void; onCancel: () => void };

const words = {
  practitioner: { label: t('Practitioner'), none: t('No practitioner') },
  facility: { label: t('Facility'), none: t('No facility') },
};

const AssignmentForm = ({ kind, onGiven, onCancel }: Props) => {
  const options = { practitioner: usePractitionerOptions(), facility: useFacilityOptions() }[kind];
  const [id, setId] = useState<string | null>(null);
  return (
    <Stack gap="sm">
      <Select
        label={words[kind].label}
        placeholder={words[kind].none}
        clearable
        searchable
        data-autofocus
        data={options}
        value={id}
        onChange={setId}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button onClick={() => onGiven(id)}>{t('Assign')}</Button>
      </Group>
    </Stack>
  );
};

/** Asks whom or where to assign so many patients to; undefined where they stay as they are. */
export const askForAssignment = async (kind: Kind, count: number): Promise<Assignment | undefined> => {
  const id = await ask<string | null>({
    title: t('{count, plural, one {Assign # patient} other {Assign # patients}}', { count }),
    size: 'sm',
    render: (give, cancel) => <AssignmentForm kind={kind} onGiven={give} onCancel={cancel} />,
  });
  if (id === undefined) return undefined;
  return kind === 'practitioner' ? { practitionerId: id } : { facilityId: id };
};
