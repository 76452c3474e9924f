import { Button, Group, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import type { Frame } from '../../ui/forms/use-record-form.ts';

type Props = Frame & { title: string; mayWrite: boolean; children: ReactNode };

/** A form of settings; whoever may not change them can read them. */
export const SettingsFrame = ({ title, submit, submitting, failure, mayWrite, children }: Props) => (
  <Paper p="md">
    <Title order={2} size="h4" mb="sm">
      {title}
    </Title>
    <form onSubmit={submit} noValidate>
      <fieldset disabled={!mayWrite} className="bare">
        <Stack gap="md">
          {children}
          <FailureAlert failure={failure} />
          {mayWrite && (
            <Group justify="flex-end">
              <Button type="submit" loading={submitting}>
                {t('Save')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  </Paper>
);
