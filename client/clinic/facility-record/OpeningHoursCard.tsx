import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Facility } from '../../../shared/clinic/facilities.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { OpeningTimes } from '../opening-hours/OpeningTimes.tsx';
import { OpeningHoursForm } from './OpeningHoursForm.tsx';

type Props = { facility: Facility };

export const OpeningHoursCard = ({ facility }: Props) => {
  const formats = useFormats();
  const mayWrite = useMay()('facilities:write');
  const [isEditing, setEditing] = useState(false);
  const close = () => setEditing(false);
  return (
    <Paper component="section" aria-labelledby="opening-hours" p="md">
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h5" id="opening-hours">
          {t('Opening hours')}
        </Title>
        {mayWrite && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            aria-label={t('Edit opening hours')}
            onClick={() => setEditing(true)}
          >
            {t('Edit')}
          </Button>
        )}
      </Group>
      {facility.openingHours.length > 0 ? (
        <OpeningTimes openingHours={facility.openingHours} formats={formats} />
      ) : (
        <Text size="sm" c="dimmed">
          {t(
            'Not told yet. Once they are, they stand on the clinic’s page, and hours outside of them are pointed out.',
          )}
        </Text>
      )}
      <FormDialog
        opened={isEditing}
        onClose={close}
        title={t('Opening hours of {facility}', { facility: facility.name })}
        size="lg"
      >
        <OpeningHoursForm facility={facility} onClose={close} />
      </FormDialog>
    </Paper>
  );
};
