import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { GrantsTable } from './GrantsTable.tsx';

export const AccessPage = () => (
  <>
    <PageHeader
      title="Support access"
      description="Who asked to look into which clinic, and what the clinic answered"
    />
    <GrantsTable />
  </>
);
