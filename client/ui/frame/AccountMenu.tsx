import {
  Avatar,
  Box,
  Group,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { languageNames, languageOf, languages } from '../../../shared/i18n/languages.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { chooseLanguage, ownLanguage } from '../../i18n/own-language.ts';
import { EmailText } from '../formats/EmailText.tsx';
import { initialsOf } from '../formats/initials.ts';
import { colorSchemes, schemeOf } from '../theme/color-schemes.ts';

type Props = {
  name: string;
  role: string;
  email: string;
  onSignOut: () => Promise<unknown>;
  /** What else there is to choose. */
  children?: ReactNode;
};

export const AccountMenu = ({ name, role, email, onSignOut, children }: Props) => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  return (
    <Menu position="bottom-end" width={240} shadow="md" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className="profile-button">
          <VisuallyHidden>{t('Account')}</VisuallyHidden>
          <Group gap={8} wrap="nowrap">
            <Avatar size={32} radius="xl" color="pine" variant="filled" alt="" aria-hidden>
              {initialsOf(name)}
            </Avatar>
            <Box visibleFrom="sm">
              <Text size="sm" fw={600} lh={1.2}>
                {name}
              </Text>
              <Text size="xs" c="dimmed" lh={1.2}>
                {role}
              </Text>
            </Box>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <EmailText>{email}</EmailText>
        </Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={value => setColorScheme(schemeOf(value))}>
          {colorSchemes.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup
          value={ownLanguage}
          onChange={value => void chooseLanguage(languageOf(value) ?? ownLanguage)}
        >
          {languages.map(language => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {languageNames[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        {children}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void onSignOut()}>
          {t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
