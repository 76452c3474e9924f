import { PasswordInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { NewUser, type User } from '../../shared/users.ts';
import { useFormats } from '../session.tsx';
import { api, trpc } from '../trpc.ts';
import { tellSuccess } from '../ui/offer-undo.tsx';
import { optionsOf } from '../ui/options-of.ts';
import { RecordForm } from '../ui/RecordForm.tsx';
import { useRecordForm } from '../ui/use-record-form.ts';
import { draftOf } from './user-draft.ts';
import { userName } from './user-name.ts';
import { roles, userStatuses } from './user-words.ts';

type Props = { user: User | undefined; onClose: () => void };

/** A member's e-mail and password belong to the account, so they are asked for only at the start. */
const ChangedUser = NewUser.omit({ email: true, password: true }).strip();

export const UserForm = ({ user, onClose }: Props) => {
  const { moment } = useFormats();
  const create = useMutation(api.users.create.mutationOptions());
  const update = useMutation(api.users.update.mutationOptions());

  const { form, submit, failure } = useRecordForm({
    schema: user ? ChangedUser : NewUser,
    start: draftOf(user),
    moment,
    reload: async () => draftOf(user && (await trpc.users.get.query({ id: user.id }))),
    save: async ({ email, password, ...member }, version) => {
      const saved = user
        ? await update.mutateAsync({ ...member, id: user.id, version })
        : await create.mutateAsync({ ...member, email, password });
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
      submitLabel={user ? 'Save' : 'Add'}
      onCancel={onClose}
    >
      <TextInput label="Title" placeholder="Dr." {...form.getInputProps('title')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="First name" withAsterisk data-autofocus {...form.getInputProps('firstName')} />
        <TextInput label="Last name" withAsterisk {...form.getInputProps('lastName')} />
        <Select label="Role" allowDeselect={false} data={optionsOf(roles)} {...form.getInputProps('role')} />
        <Select
          label="Status"
          description={user && 'Inactive members cannot sign in.'}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={optionsOf(userStatuses)}
          {...form.getInputProps('status')}
        />
      </SimpleGrid>
      {user ? (
        <TextInput label="E-mail" value={user.email} readOnly variant="filled" />
      ) : (
        <>
          <TextInput
            label="E-mail"
            type="email"
            withAsterisk
            autoComplete="off"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="First password"
            description="At least 12 characters. Somebody with an account in another clinic keeps their own."
            withAsterisk
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            {...form.getInputProps('password')}
          />
        </>
      )}
    </RecordForm>
  );
};
