import { Checkbox, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FeedKind, NewFeed } from '../../../shared/clinic/calendar-feeds.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { feedKinds } from './feed-words.ts';
import { useSubjectOptions } from './use-subject-options.ts';

type Props = { onClose: () => void; onIssued: (address: string) => void };
type Values = { kind: FeedKind; subjectId: string; initials: boolean };

/** Whoever leads the clinic chooses whose bookings; anybody else has the address of their own. */
export const FeedForm = ({ onClose, onIssued }: Props) => {
  const mayChoose = useMay()('feeds:write');
  const { user } = useSession();
  const create = useMutation(api.calendarFeeds.create.mutationOptions());
  const createOwn = useMutation(api.calendarFeeds.createOwn.mutationOptions());
  const subjects = useSubjectOptions();
  const { form, frame } = useRecordForm<Values>({
    schema: NewFeed,
    start: {
      version: 0,
      values: { kind: 'practitioner', subjectId: mayChoose ? '' : user.id, initials: false },
    },
    save: async ({ initials, ...whose }) => {
      const issued = await confirmed(() =>
        mayChoose ? create.mutateAsync({ ...whose, initials }) : createOwn.mutateAsync({ initials }),
      );
      if (issued) onIssued(issued.address);
    },
  });

  return (
    <RecordForm {...frame} submitLabel={t('Create')} onCancel={onClose}>
      {mayChoose && (
        <>
          <Select
            label={t('Bookings of a')}
            allowDeselect={false}
            data={optionsOf(feedKinds)}
            {...form.getInputProps('kind')}
            onChange={kind => {
              form.setFieldValue('kind', FeedKind.catch('practitioner').parse(kind));
              form.setFieldValue('subjectId', '');
            }}
          />
          <Select
            label={feedKinds[form.values.kind]}
            withAsterisk
            searchable
            allowDeselect={false}
            data={subjects[form.values.kind]}
            {...form.getInputProps('subjectId')}
          />
        </>
      )}
      <Checkbox
        label={t('Show patients’ initials')}
        description={t(
          'Without, a booking is only “Booked”. Whoever has the link can read it, and so can whoever runs their calendar program.',
        )}
        {...form.getInputProps('initials', { type: 'checkbox' })}
      />
    </RecordForm>
  );
};
