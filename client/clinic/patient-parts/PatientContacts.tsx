import { Anchor, Checkbox, SimpleGrid, Text, TextInput } from '@mantine/core';
import { NewPatientContact, type PatientContact } from '../../../shared/clinic/patient-parts/contacts.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { PartSection } from './PartSection.tsx';
import { contactName } from './part-words.ts';
import { usePartForm } from './use-part-form.ts';

type Of = { patientId: string };

const calls = trpc.patientContacts;

const ContactForm = ({ record, patientId, onClose }: FormProps<PatientContact> & Of) => {
  const { form, frame } = usePartForm({
    ...{ schema: NewPatientContact, record, patientId, calls, nameOf: contactName, onClose },
    valuesOf: contact => ({
      name: contact?.name ?? '',
      relation: contact?.relation ?? '',
      phone: contact?.phone ?? '',
      email: contact?.email ?? '',
      isEmergency: contact?.isEmergency ?? false,
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <TextInput
        label={t('Name')}
        description={t('Empty for another phone or postal address of the patient')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('Who or what it is')}
        placeholder={t('Mother, or Work')}
        {...form.getInputProps('relation')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('Phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('E-mail')} type="email" {...form.getInputProps('email')} />
      </SimpleGrid>
      <Checkbox
        label={t('To be called in an emergency')}
        {...form.getInputProps('isEmergency', { type: 'checkbox' })}
      />
    </RecordForm>
  );
};

export const PatientContacts = ({ patientId }: Of) => (
  <PartSection
    {...{ patientId, calls }}
    title={t('Contacts')}
    one={t('contact')}
    nameOf={contactName}
    list={api.patientContacts.list}
    render={contact => (
      <>
        <Text size="sm" fw={600}>
          {[contact.name, contact.relation].filter(Boolean).join(', ') || t('Also reached by')}
        </Text>
        {contact.isEmergency && (
          <Text size="xs" c="dimmed">
            {t('Emergency contact')}
          </Text>
        )}
        <Text size="sm" component="div">
          {contact.phone && (
            <Anchor href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`} me="sm">
              {contact.phone}
            </Anchor>
          )}
          {contact.email && <Anchor href={`mailto:${contact.email}`}>{contact.email}</Anchor>}
        </Text>
      </>
    )}
    Form={ContactForm}
  />
);
