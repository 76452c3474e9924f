import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { SettingsTabs } from '../../clinic/setting-fields/SettingsTabs.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { DefaultsForm } from './DefaultsForm.tsx';

/** What clinics do as long as they have not set it their own way (TEN-12). */
export const DefaultsPage = () => {
  const asked = useQuery(consoleApi.defaults.get.queryOptions());
  const { tab } = useSearch({ from: '/console/desk/defaults' });
  const navigate = useNavigate({ from: '/console/defaults' });

  return (
    <>
      <PageHeader title={t('Defaults')} description={t('What every clinic does that has set nothing else')} />
      <Alert color="pine" variant="light" maw={720} mb="md">
        {t(
          'A change applies at once in all clinics that follow the default. A clinic that has set a value of its own keeps it.',
        )}
      </Alert>
      <SettingsTabs {...{ tab, asked }} onTab={search => void navigate({ search, replace: true })}>
        {(kind, defaults) => <DefaultsForm kind={kind} {...defaults[kind]} />}
      </SettingsTabs>
    </>
  );
};
