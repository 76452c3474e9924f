import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { NewUser, type User } from '../../../shared/clinic/users.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { decideOnBookings } from '../dependents/decide-on-bookings.tsx';
import { FacilityChoice, MemberFields, placeOf } from '../invitations/MemberFields.tsx';
import { userName } from '../members/user-name.ts';
import { userStatuses } from '../members/user-words.ts';
import { tellSaved } from '../records/tell-saved.ts';

type Props = { user: User; onClose: () => void };

/** The e-mail belongs to the account, which is the person's own. */
const ChangedUser = NewUser.omit({ email: true }).extend({ facilityIds: FacilityChoice });

const draftOf = (user: User) => ({
  version: user.version,
  values: {
    title: user.title ?? '',
    firstName: user.firstName,
    lastName: user.lastName,
    role: user.role,
    status: user.status,
    facilityIds: user.facilityIds ?? [],
  },
});

export const UserForm = ({ user, onClose }: Props) => {
  const { moment } = useFormats();
  const update = useMutation(api.users.update.mutationOptions());

  const { form, frame } = useRecordForm({
    schema: ChangedUser,
    start: draftOf(user),
    fresh: { moment, load: async () => draftOf(await trpc.users.get.query({ id: user.id })) },
    save: async (fields, version, before) => {
      const leaves = fields.role !== 'provider' || fields.status !== 'active';
      const going = { kind: 'practitioner', id: user.id, name: userName(user), mayStay: true } as const;
      const sees = user.role === 'provider' && user.status === 'active';
      const decision = sees && leaves ? await decideOnBookings(going) : {};
      if (!decision) return;
      const save = (values: typeof fields, seen: number) => {
        const change = { ...values, facilityIds: placeOf(values.facilityIds), id: user.id, version: seen };
        return confirmed(() => update.mutateAsync(change));
      };
      const saved = await save(fields, version);
      if (!saved) return;
      tellSaved({
        ...{ sentence: t('{name} is saved.', { name: userName(saved) }), decision },
        ...{
          before,
          after: draftOf(saved).values,
          writeBack: (values: typeof before) => save(values, saved.version),
        },
      });
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <MemberFields field={name => form.getInputProps(name)} facilityIds={form.values.facilityIds}>
        <Select
          label={t('Status')}
          description={t('Inactive members cannot sign in.')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={optionsOf(userStatuses)}
          {...form.getInputProps('status')}
        />
      </MemberFields>
      <TextInput label={t('E-mail')} value={user.email} readOnly variant="filled" />
    </RecordForm>
  );
};
