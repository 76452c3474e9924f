import { VisuallyHidden } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';

const meaning = t('Another patient here has the same name');

/** Beside the name of a patient who is easily taken for another one (P10). */
export const NamesakeMark = () => (
  <span className="alert-mark" title={meaning}>
    <IconUsers size={14} aria-hidden />
    <VisuallyHidden>{meaning}</VisuallyHidden>
  </span>
);
