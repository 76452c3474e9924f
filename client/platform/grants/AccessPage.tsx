import { t } from '../../../shared/i18n/translate.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { GrantsTable } from './GrantsTable.tsx';

export const AccessPage = () => (
  <>
    <PageHeader
      title={t('Support access')}
      description={t('Who asked to look into which clinic, and what the clinic answered')}
    />
    <GrantsTable />
  </>
);
