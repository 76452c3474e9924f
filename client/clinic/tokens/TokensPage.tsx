import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { type Issued, IssuedTokenDialog } from './IssuedTokenDialog.tsx';
import { TokenForm } from './TokenForm.tsx';
import { useTokenColumns } from './token-columns.tsx';

/** The clinic's API tokens: what other software may do here, in whose name, and until when (IDN-6). */
export const TokensPage = () => {
  const mayWrite = useMay()('tokens:write');
  const [isNew, setNew] = useState(false);
  const [issued, setIssued] = useState<Issued>();
  const pages = usePages(api.tokens.list, {});
  const columns = useTokenColumns({ mayWrite, onIssued: setIssued });
  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNew(true)}>
      {t('New token')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('API tokens')} description={t('What other software may do in this clinic')}>
        {newButton}
      </PageHeader>
      <RecordTable
        label={t('API tokens')}
        pages={pages}
        columns={columns}
        empty={
          <EmptyState icon={IconKey} title={t('No API tokens yet')} action={newButton}>
            {t(
              'A token lets a program, such as a laboratory system, call MedFlow without anybody signing in.',
            )}
          </EmptyState>
        }
      />
      <FormDialog opened={isNew} onClose={() => setNew(false)} title={t('New API token')}>
        <TokenForm
          onClose={() => setNew(false)}
          onIssued={token => {
            setNew(false);
            setIssued(token);
          }}
        />
      </FormDialog>
      <IssuedTokenDialog issued={issued} onClose={() => setIssued(undefined)} />
    </>
  );
};
