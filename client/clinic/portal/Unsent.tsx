import { Alert, Text, Textarea } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { drafts, OWN_THREAD } from '../messages/drafts.ts';

/** What was begun before the session ended: the door does not take it away (O8). */
export const Unsent = () => (
  <Alert icon={<IconClock size={18} />} color="yellow" title={t('You are not signed in any more')} mb="md">
    <Text size="sm" mb="xs">
      {t('Your message was not sent. Please copy it before you sign in again.')}
    </Text>
    <Textarea
      label={t('Your message')}
      autosize
      minRows={3}
      maxRows={12}
      readOnly
      dir="auto"
      value={drafts.get(OWN_THREAD)}
    />
  </Alert>
);
