import { useMutation } from '@tanstack/react-query';
import { PasswordChange } from '../../../shared/account/account.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { CurrentPasswordInput } from '../../ui/forms/CurrentPasswordInput.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { confirmed } from '../confirm/confirmed.tsx';
import { NewPasswordInput } from './NewPasswordInput.tsx';

type Props = { onClose: () => void };

const nothing = { version: 0, values: { currentPassword: '', newPassword: '' } };

export const ChangePasswordForm = ({ onClose }: Props) => {
  const { user, clinic } = useSession();
  const change = useMutation(api.account.changePassword.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: PasswordChange,
    start: nothing,
    save: async values => {
      const changed = await confirmed(() => change.mutateAsync(values));
      if (!changed) return;
      tellSuccess(t('Your password is changed. Everywhere else you are signed out.'));
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={t('Change')} onCancel={onClose}>
      {/* Tells a password manager whose password it is to keep (K24). */}
      <input type="text" autoComplete="username" value={user.email} readOnly hidden />
      <CurrentPasswordInput
        label={t('Current password')}
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': t('Show the current password') }}
        {...form.getInputProps('currentPassword')}
      />
      <NewPasswordInput
        refusal={frame.failure?.message}
        label={t('New password')}
        typed={form.values.newPassword}
        own={[user.email, user.name, clinic.name, clinic.slug]}
        field={form.getInputProps('newPassword')}
      />
    </RecordForm>
  );
};
