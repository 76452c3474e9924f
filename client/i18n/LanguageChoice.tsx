import { Anchor } from '@mantine/core';
import { languageNames, languages } from '../../shared/i18n/languages.ts';
import { chooseLanguage, ownLanguage } from './own-language.ts';

/** The other languages by their own names, for whoever has no account to choose one in. */
export const LanguageChoice = () =>
  languages
    .filter(language => language !== ownLanguage)
    .map(language => (
      <Anchor
        key={language}
        component="button"
        type="button"
        size="sm"
        c="dimmed"
        lh="24px"
        lang={language}
        onClick={() => void chooseLanguage(language)}
      >
        {languageNames[language]}
      </Anchor>
    ));
