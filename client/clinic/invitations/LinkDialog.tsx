import { Button, CopyButton, Group, Modal, Text, TextInput } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

type Props = { link: string | null; onClose: () => void };

/** Development machines send no mail, so they show the link. */
export const LinkDialog = ({ link, onClose }: Props) => (
  <Modal opened={link !== null} onClose={onClose} title={t('The link of the invitation')}>
    <Text size="sm" mb="sm">
      {t(
        'It is good once, and for as long as the clinic has set. You see it because this is a development machine; everybody else gets it by mail only.',
      )}
    </Text>
    <TextInput aria-label={t('Link')} value={link ?? ''} readOnly onFocus={event => event.target.select()} />
    <Group justify="flex-end" gap="xs" mt="md">
      <Button variant="default" onClick={onClose}>
        {t('Done')}
      </Button>
      <CopyButton value={link ?? ''}>
        {({ copied, copy }) => <Button onClick={copy}>{copied ? t('Copied') : t('Copy the link')}</Button>}
      </CopyButton>
    </Group>
  </Modal>
);
