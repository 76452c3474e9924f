import { Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AlikePatients as Alike, AlikePatient, Likeness } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import { rich } from '../../i18n/rich.ts';

const words: Record<Likeness, string> = {
  ...{ name: t('name'), birthDate: t('birth date'), phone: t('phone'), email: t('e-mail address') },
};

const listed = new Intl.ListFormat(ownLanguage);

type Props = {
  title?: string;
  alike: Alike;
  /** The way to one of them. */
  render: (patient: AlikePatient) => ReactNode;
  /** What else can be done about one of them. */
  renderAction?: (patient: AlikePatient) => ReactNode;
};

/** Offers who may be the one that is being entered, before there are two of them (FD8), or afterwards. */
export const AlikePatients = ({
  title = t('Perhaps this patient is already here'),
  alike: { items, isCut },
  render,
  renderAction,
}: Props) =>
  items.length > 0 && (
    <Paper component="output" display="block" p="sm">
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {items.map(patient => (
          <Group key={patient.id} gap="xs">
            <Text size="sm" component="div">
              {rich('{patient}, same {marks}', {
                patient: render(patient),
                marks: listed.format(patient.alike.map(likeness => words[likeness])),
              })}
            </Text>
            {renderAction?.(patient)}
          </Group>
        ))}
        {isCut && (
          <Text size="sm" c="dimmed">
            {t('There are more who are alike. Please enter more, such as the birth date.')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
