import { Code, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBan, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ApiToken } from '../../../shared/clinic/tokens.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { ownLanguage } from '../../i18n/own-language.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { permissionName } from '../../ui/formats/permission-name.ts';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { roles } from '../members/user-words.ts';
import type { Issued } from './IssuedTokenDialog.tsx';
import { statusOf } from './token-words.ts';

const names = new Intl.ListFormat(ownLanguage, { type: 'unit' });

type Options = { mayWrite: boolean; onIssued: (issued: Issued) => void };

export const useTokenColumns = ({ mayWrite, onIssued }: Options): Column<ApiToken>[] => {
  const { moment } = useFormats();
  const rotate = useMutation({
    onError: tellFailure,
    mutationFn: (token: { id: string }) => confirmed(() => trpc.tokens.rotate.mutate(token)),
  });
  const revoke = useMutation(api.tokens.revoke.mutationOptions({ onError: tellFailure }));

  const replace = ({ id, account }: ApiToken) =>
    rotate.mutate(
      { id },
      { onSuccess: issued => issued && onIssued({ name: account.name, token: issued.token }) },
    );

  const askToRevoke = ({ id, account, prefix }: ApiToken) =>
    modals.openConfirmModal({
      title: t('Revoke the token of {name}?', { name: account.name }),
      children: (
        <Text size="sm">
          {t(
            'Whatever still uses {prefix}… is refused from now on. This cannot be undone; a new token can be made at any time.',
            { prefix },
          )}
        </Text>
      ),
      labels: { confirm: t('Revoke'), cancel: t('Keep it') },
      confirmProps: { color: 'red.9' },
      onConfirm: () =>
        revoke.mutate(
          { id },
          { onSuccess: () => tellSuccess(t('The token of {name} is revoked.', { name: account.name })) },
        ),
    });

  return [
    {
      accessor: 'account.name',
      title: t('{of, select, token {Service} other {Service}}', { of: 'token' }),
      cellsClassName: 'main-column',
      render: ({ account, prefix }) => (
        <TwoLines
          title={account.name}
          note={
            <>
              {roles[account.role]} · <Code fz="xs">{prefix}…</Code>
            </>
          }
        />
      ),
    },
    {
      accessor: 'scopes',
      title: t('May'),
      visibleMediaQuery: onWideScreens,
      render: ({ scopes }) => names.format(scopes.map(permissionName)),
    },
    {
      accessor: 'lastUsedAt',
      title: t('Last used'),
      visibleMediaQuery: onWideScreens,
      render: ({ lastUsedAt }) => (lastUsedAt ? moment(lastUsedAt) : t('Never')),
    },
    {
      accessor: 'expiresAt',
      title: t('Expires'),
      visibleMediaQuery: onWideScreens,
      render: ({ expiresAt }) => (expiresAt ? moment(expiresAt) : t('Never')),
    },
    { accessor: 'status', title: t('Status'), render: token => <Status {...statusOf(token)} /> },
    actionsColumn(
      ({ account }) => account.name,
      token =>
        mayWrite &&
        statusOf(token).tone !== 'quiet' && (
          <>
            <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => replace(token)}>
              {t('Replace')}
            </Menu.Item>
            <Menu.Item leftSection={<IconBan size={16} aria-hidden />} onClick={() => askToRevoke(token)}>
              {t('Revoke')}
            </Menu.Item>
          </>
        ),
    ),
  ];
};
