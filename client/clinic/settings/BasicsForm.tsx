import { List, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ClinicBasics, type ClinicProfile } from '../../../shared/clinic/clinic-profile.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { currentSession } from '../../current-session.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { CurrencySelect } from '../../ui/choices/CurrencySelect.tsx';
import { LocaleSelect } from '../../ui/choices/LocaleSelect.tsx';
import { ZoneSelect } from '../../ui/choices/ZoneSelect.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { agreed } from '../../ui/forms/ask.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';

const draftOf = ({ name, timeZone, locale, currency }: ClinicProfile) => ({
  version: 0,
  values: { name, timeZone, locale, currency },
});

/** Whether the owner wants what follows, which is told before anything is saved (TEN-13). */
const agreedTo = (sentences: string[]): Promise<boolean> =>
  sentences.length === 0
    ? Promise.resolve(true)
    : agreed({
        title: t('Change it for the whole clinic?'),
        children: (
          <List size="sm" spacing="xs">
            {sentences.map(sentence => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        ),
        labels: { confirm: t('Change it'), cancel: t('Cancel') },
      });

/** What everything in the clinic is shown in; owners change it. */
export const BasicsForm = ({ profile }: { profile: ClinicProfile }) => {
  const mayWrite = useMay()('clinic:write');
  const queries = useQueryClient();
  const update = useMutation(api.clinic.changeProfile.mutationOptions());
  const { form, frame } = useRecordForm({
    ...{ schema: ClinicBasics, start: draftOf(profile) },
    save: async values => {
      const { sentences } = await trpc.clinic.consequences.query(values);
      if (!(await agreedTo(sentences))) return undefined;
      const saved = await confirmed(() => update.mutateAsync(values));
      if (!saved) return undefined;
      // All pages read the clinic's zone, currency and language off the session.
      await queries.invalidateQueries({ queryKey: currentSession.queryKey });
      tellSuccess(t('The clinic is changed.'));
      return draftOf(saved);
    },
  });

  return (
    <SettingsFrame title={t('Clinic')} {...frame} mayWrite={mayWrite}>
      <TextInput label={t('Name')} {...form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <ZoneSelect {...form.getInputProps('timeZone')} />
        <LocaleSelect {...form.getInputProps('locale')} />
        <CurrencySelect {...form.getInputProps('currency')} />
      </SimpleGrid>
      <dl className="fields">
        <Field label={t('Web address of the dashboard')}>{window.location.host}</Field>
      </dl>
      <Text size="xs" c="dimmed">
        {t('What follows from a change is shown before it is made.')}
      </Text>
    </SettingsFrame>
  );
};
