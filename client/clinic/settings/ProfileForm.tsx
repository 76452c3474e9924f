import { SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ClinicProfile, ProfileChange } from '../../../shared/clinic/clinic-profile.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';
import { DomainProof } from './DomainProof.tsx';

/** The profile has no version: of two owners who change the same field, the later one is right. */
const draftOf = (profile: ClinicProfile) => ({
  version: 0,
  values: {
    legalName: profile.legalName ?? '',
    registration: profile.registration ?? '',
    phone: profile.phone ?? '',
    email: profile.email ?? '',
    allowedOrigins: profile.allowedOrigins,
    customDomain: profile.customDomain ?? '',
  },
});

/** What the clinic tells of itself; owners change it. */
export const ProfileForm = ({ profile }: { profile: ClinicProfile }) => {
  const mayWrite = useMay()('clinic:write');
  const update = useMutation(api.clinic.changeProfile.mutationOptions());
  const { form, frame } = useRecordForm({
    ...{ schema: ProfileChange, start: draftOf(profile) },
    save: async values => {
      const saved = await confirmed(() => update.mutateAsync(values));
      if (!saved) return undefined;
      tellSuccess(t('The clinic’s details are saved.'));
      return draftOf(saved);
    },
  });
  const origins = form.getInputProps('allowedOrigins');
  const wrongOrigin = Object.entries(form.errors).find(([field]) => field.startsWith('allowedOrigins'))?.[1];

  return (
    <SettingsFrame title={t('Contact and business details')} {...frame} mayWrite={mayWrite}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('Legal name')} {...form.getInputProps('legalName')} />
        <TextInput
          label={t('Register and tax numbers')}
          description={t(
            'Bills and e-invoices name the VAT or tax number among them, such as DE123456789 or 12/345/67890.',
          )}
          {...form.getInputProps('registration')}
        />
        <TextInput label={t('Phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('E-mail')} type="email" {...form.getInputProps('email')} />
      </SimpleGrid>
      <TextInput
        label={t('Domain of your own')}
        description={t(
          'A host name that you have registered and that leads here, such as clinic.example.com.',
        )}
        {...form.getInputProps('customDomain')}
      />
      {profile.domainProof && <DomainProof proof={profile.domainProof} />}
      <TagsInput
        label={t('Websites that may call MedFlow for your members')}
        description={t(
          'Web addresses without a path, such as https://www.example.com. Press Enter after each.',
        )}
        {...origins}
        error={wrongOrigin}
      />
    </SettingsFrame>
  );
};
