import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { NewInvitation } from '../../../shared/clinic/invitations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Role } from '../../../shared/permissions.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { FacilityChoice, MemberFields, placeOf } from './MemberFields.tsx';

type Props = { onSent: (link: string | null) => void; onClose: () => void };

const nobody = {
  version: 0,
  values: {
    title: '',
    firstName: '',
    lastName: '',
    email: '',
    role: 'staff' as Role,
    facilityIds: [] as string[],
  },
};

const Draft = NewInvitation.extend({ facilityIds: FacilityChoice });

export const InvitationForm = ({ onSent, onClose }: Props) => {
  const invite = useMutation(api.invitations.invite.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: Draft,
    start: nobody,
    save: async fields => {
      const facilityIds = placeOf(fields.facilityIds);
      const sent = await confirmed(() => invite.mutateAsync({ ...fields, facilityIds }));
      if (!sent) return;
      tellSuccess(t('The invitation to {email} is on its way.', { email: sent.invitation.email }));
      onSent(sent.link);
    },
  });

  return (
    <RecordForm {...frame} submitLabel={t('Invite')} onCancel={onClose}>
      <MemberFields field={name => form.getInputProps(name)} facilityIds={form.values.facilityIds} />
      <TextInput
        label={t('E-mail')}
        type="email"
        withAsterisk
        autoComplete="off"
        description={t(
          'The invitation goes there. Whoever has an account in another clinic keeps their password.',
        )}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('email')}
      />
    </RecordForm>
  );
};
