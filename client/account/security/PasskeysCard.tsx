import { Button, Group, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { SecurityOverview } from '../../../shared/account/second-factor.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { queryClient, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import type { Failure } from '../../ui/failure/failure.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { confirmed } from '../confirm/confirmed.tsx';
import { passkeyFailure } from '../second-step/passkey.ts';
import { addPasskey } from './add-passkey.ts';
import { PasskeyList } from './PasskeyList.tsx';
import { RecoveryCodesView } from './RecoveryCodesView.tsx';

type Passkey = SecurityOverview['passkeys'][number];
type Props = { passkeys: Passkey[] };

/** The passkeys of one's account: what they are called and where they work. */
export const PasskeysCard = ({ passkeys }: Props) => {
  const { moment } = useFormats();
  const [failure, setFailure] = useState<Failure>();
  const [named, setNamed] = useState<Passkey>();
  const [codes, setCodes] = useState<string[]>();

  const attempt = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
      await queryClient.invalidateQueries();
    } catch (error) {
      setFailure(passkeyFailure(error));
    }
  };
  const add = () =>
    attempt(async () => {
      const added = await addPasskey();
      if (!added) return;
      if (added.recoveryCodes) setCodes(added.recoveryCodes);
      tellSuccess(t('The passkey is added.'));
    });
  const remove = ({ id }: Passkey) =>
    attempt(async () => {
      if (await confirmed(() => trpc.passkeys.remove.mutate({ id })))
        tellSuccess(t('The passkey is removed.'));
    });

  return (
    <Paper p="md">
      <Group justify="space-between">
        <div>
          <Title order={2} size="h4">
            {t('Passkeys')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('Sign in with a finger, a face or a PIN, without a password.')}
          </Text>
        </div>
        <Button variant="default" onClick={() => void add()}>
          {t('Add a passkey')}
        </Button>
      </Group>
      <Stack gap="sm" mt={failure || passkeys.length > 0 ? 'sm' : 0}>
        <FailureAlert failure={failure} />
        {passkeys.length > 0 && (
          <PasskeyList
            {...{ passkeys, moment }}
            onRename={setNamed}
            onRemove={passkey => void remove(passkey)}
          />
        )}
      </Stack>
      <Modal
        opened={named !== undefined}
        onClose={() => setNamed(undefined)}
        title={t('Rename the passkey')}
        size="sm"
      >
        {named && <PasskeyName passkey={named} onClose={() => setNamed(undefined)} />}
      </Modal>
      <Modal
        opened={codes !== undefined}
        onClose={() => setCodes(undefined)}
        closeOnClickOutside={false}
        title={t('Your recovery codes')}
      >
        {codes && <RecoveryCodesView codes={codes} onDone={() => setCodes(undefined)} />}
      </Modal>
    </Paper>
  );
};

const PasskeyName = ({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) => {
  const [failure, setFailure] = useState<Failure>();
  const form = useForm({
    initialValues: { name: passkey.name },
    validate: { name: name => (name.trim() ? null : t('Please fill this in.')) },
  });
  const rename = async ({ name }: typeof form.values) => {
    try {
      await trpc.passkeys.rename.mutate({ id: passkey.id, name });
      await queryClient.invalidateQueries();
      onClose();
    } catch (error) {
      setFailure(passkeyFailure(error));
    }
  };
  return (
    <form onSubmit={form.onSubmit(rename)} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <TextInput label={t('Name')} maxLength={60} data-autofocus {...form.getInputProps('name')} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.submitting}>
            {t('Save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
