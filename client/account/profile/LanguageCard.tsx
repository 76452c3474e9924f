import { Group, Paper, Radio, Text, Title } from '@mantine/core';
import { languageNames, languageOf, languages } from '../../../shared/i18n/languages.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { chooseLanguage, ownLanguage } from '../../i18n/own-language.ts';

/** Times, dates and money are written as the clinic does, whoever reads. */
export const LanguageCard = () => (
  <Paper p="md">
    <Title order={2} size="h4">
      {t('Language')}
    </Title>
    <Text size="sm" c="dimmed" mb="sm">
      {t('It goes with your account to every browser, and letters to you are written in it.')}
    </Text>
    <Radio.Group
      aria-label={t('Language')}
      value={ownLanguage}
      onChange={value => void chooseLanguage(languageOf(value) ?? ownLanguage)}
    >
      <Group gap="lg">
        {languages.map(language => (
          <Radio key={language} value={language} label={languageNames[language]} lang={language} />
        ))}
      </Group>
    </Radio.Group>
  </Paper>
);
