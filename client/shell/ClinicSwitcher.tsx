import { Group, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { t } from '../../shared/i18n/translate.ts';
import { useSession } from '../session.tsx';
import { showClinics, useMaySwitch } from './show-clinics.tsx';

/** Whose dashboard this is; whoever works in several clinics goes over to another one from here (TEN-5). */
export const ClinicSwitcher = () => {
  const { clinic } = useSession();
  const maySwitch = useMaySwitch();
  const name = (
    <Stack gap={0} flex={1} miw={0}>
      <Text fw={650} size="sm" lh={1.15} lineClamp={2}>
        {clinic.name}
      </Text>
      <Text size="xs" lh={1.25} truncate className="shell-clinic" data-testid="tenant-slug">
        {clinic.slug}
      </Text>
    </Stack>
  );
  if (!maySwitch) return name;
  return (
    <UnstyledButton
      className="shell-switcher"
      data-testid="tenant-switcher"
      aria-haspopup="dialog"
      onClick={showClinics}
    >
      <Group wrap="nowrap" gap={4}>
        <VisuallyHidden>{t('Switch clinic from')}</VisuallyHidden>
        {name}
        <IconSelector size={16} aria-hidden />
      </Group>
    </UnstyledButton>
  );
};
