import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { EmailText } from '../formats/EmailText.tsx';

const isEmail = (content: ReactNode): content is string =>
  typeof content === 'string' && /^\S+@\S+$/.test(content);

const nothing = <span aria-label={t('not recorded')}>–</span>;

type Props = { label: string; children: ReactNode };

/** One line of a record's details, inside a `dl`. */
export const Field = ({ label, children }: Props) => (
  <div className="field">
    <Text component="dt" size="xs" c="dimmed">
      {label}
    </Text>
    <Text component="dd" size="sm" m={0} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {isEmail(children) ? <EmailText>{children}</EmailText> : children || nothing}
    </Text>
  </div>
);
