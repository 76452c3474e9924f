import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { NewUser, type User } from '../../../shared/clinic/users.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { FacilityChoice, MemberFields, placeOf } from '../members/MemberFields.tsx';
import { userName } from '../members/user-name.ts';
import { userStatuses } from '../members/user-words.ts';
import { draftOf } from './user-draft.ts';

type Props = { user: User; onClose: () => void };

/** The e-mail belongs to the account, which is the person's own. */
const ChangedUser = NewUser.omit({ email: true }).extend({ facilityIds: FacilityChoice });

export const UserForm = ({ user, onClose }: Props) => {
  const { moment } = useFormats();
  const update = useMutation(api.users.update.mutationOptions());

  const { form, submit, failure } = useRecordForm({
    schema: ChangedUser,
    start: draftOf(user),
    moment,
    reload: async () => draftOf(await trpc.users.get.query({ id: user.id })),
    save: async (fields, version) => {
      const facilityIds = placeOf(fields.facilityIds);
      const change = { ...fields, facilityIds, id: user.id, version };
      const saved = await confirmed(() => update.mutateAsync(change));
      if (!saved) return undefined;
      tellSuccess(`${userName(saved)} is saved.`);
      onClose();
      return undefined;
    },
  });

  return (
    <RecordForm
      submit={submit}
      submitting={form.submitting}
      isDirty={form.isDirty()}
      failure={failure}
      submitLabel="Save"
      onCancel={onClose}
    >
      <MemberFields field={name => form.getInputProps(name)} facilityIds={form.values.facilityIds}>
        <Select
          label="Status"
          description="Inactive members cannot sign in."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={optionsOf(userStatuses)}
          {...form.getInputProps('status')}
        />
      </MemberFields>
      <TextInput label="E-mail" value={user.email} readOnly variant="filled" />
    </RecordForm>
  );
};
