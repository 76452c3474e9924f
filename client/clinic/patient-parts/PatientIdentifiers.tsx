import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  NewPatientIdentifier,
  type PatientIdentifier,
} from '../../../shared/clinic/patient-parts/identifiers.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { PartSection } from './PartSection.tsx';
import { identifierKinds } from './part-words.ts';
import { usePartForm } from './use-part-form.ts';

type Of = { patientId: string };

const calls = trpc.patientIdentifiers;
const usualKind = api.settings.get.queryOptions(undefined, { staleTime: 300_000 });
const nameOf = ({ kind, value }: PatientIdentifier) => `${identifierKinds[kind]} ${value}`;

const IdentifierForm = ({ record, patientId, onClose }: FormProps<PatientIdentifier> & Of) => {
  const { data: settings } = useQuery(usualKind);
  const { form, frame } = usePartForm({
    ...{ schema: NewPatientIdentifier, record, patientId, calls, nameOf, onClose },
    valuesOf: identifier => ({
      kind: identifier?.kind ?? settings?.patients.values.identifierKind ?? ('insurance' as const),
      value: identifier?.value ?? '',
      issuer: identifier?.issuer ?? '',
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <Select
        label={t('Kind')}
        allowDeselect={false}
        data={optionsOf(identifierKinds)}
        {...form.getInputProps('kind')}
      />
      <TextInput label={t('Number')} withAsterisk data-autofocus {...form.getInputProps('value')} />
      <TextInput label={t('Issued by')} {...form.getInputProps('issuer')} />
    </RecordForm>
  );
};

export const PatientIdentifiers = ({ patientId }: Of) => {
  // The form begins with what is known of it when it opens.
  useQuery(usualKind);
  return (
    <PartSection
      {...{ patientId, calls, nameOf }}
      title={t('Numbers')}
      one={t('number')}
      list={api.patientIdentifiers.list}
      render={identifier => (
        <TwoLines
          title={identifier.value}
          note={[identifierKinds[identifier.kind], identifier.issuer].filter(Boolean).join(', ')}
        />
      )}
      Form={IdentifierForm}
    />
  );
};
