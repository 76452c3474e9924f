import { Button, Group, Menu, Paper, Skeleton, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useId, useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { inSentence } from '../../i18n/in-sentence.ts';
import { useMay } from '../../session.tsx';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { type List, usePages } from '../../ui/tables/use-pages.ts';
import { type Restorable, useRestore, useTrash } from './use-trash.ts';

type Version = { id: string; version: number };
type Asked<Of> = Of & { trashed?: boolean | 'true' | 'false' | undefined };

type Props<Part extends Version, Of> = {
  /** What they belong to, as their list is asked for it. */
  of: Of;
  /** Whoever has it changes them. */
  permission: Permission;
  title: string;
  /** What one of them is called in a sentence, such as `address`; in the reader's language. */
  one: string;
  list: List<Asked<Of>, Part>;
  calls: Restorable & { trash: { mutate: (part: Version) => Promise<unknown> } };
  nameOf: (part: Part) => string;
  render: (part: Part) => ReactNode;
  Form: ComponentType<FormProps<Part> & Of>;
  /** What is written once is not edited. */
  isFinal?: boolean;
};

/** The small records that belong to one record: what there is of them, and a drawer in which one is made or edited. */
export const RecordSection = <Part extends Version, Of extends object>(props: Props<Part, Of>) => {
  const { of, title, one, list, calls, nameOf, render, Form, isFinal } = props;
  const mayWrite = useMay()(props.permission);
  const [isRemoved, showRemoved] = useState(false);
  const pages = usePages(list, isRemoved ? { ...of, trashed: true } : of);
  const { moveToTrash } = useTrash(null, calls, nameOf);
  const restore = useRestore(calls);
  const bringBack = (part: Part) =>
    void restore({ id: part.id }).then(
      () => tellSuccess(t('{name} is back.', { name: nameOf(part) })),
      tellFailure,
    );
  const [edited, setEdited] = useState<Part | 'new'>();
  const close = () => setEdited(undefined);
  const heading = useId();

  const rows = () => {
    if (!pages.items && pages.error)
      return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
    if (!pages.items) return <Skeleton h={36} aria-busy="true" />;
    if (pages.items.length === 0)
      return (
        <Text size="sm" c="dimmed">
          {isRemoved ? t('Nothing was removed') : t('None recorded')}
        </Text>
      );
    return (
      <ul className="parts">
        {pages.items.map(part => (
          <li key={part.id}>
            <div>{render(part)}</div>
            {mayWrite && isRemoved && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('Restore {name}', { name: nameOf(part) })}
                onClick={() => bringBack(part)}
              >
                {t('Restore')}
              </Button>
            )}
            {mayWrite && !isRemoved && (
              <RowMenu label={t('Actions for {name}', { name: nameOf(part) })}>
                {!isFinal && (
                  <Menu.Item
                    leftSection={<IconPencil size={16} aria-hidden />}
                    onClick={() => setEdited(part)}
                  >
                    {t('Edit')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => moveToTrash(part)}
                >
                  {t('Remove')}
                </Menu.Item>
              </RowMenu>
            )}
          </li>
        ))}
      </ul>
    );
  };

  return (
    <Paper component="section" aria-labelledby={heading} p="md">
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h5" id={heading}>
          {title}
        </Title>
        {mayWrite && (
          <Button
            size="compact-sm"
            variant="subtle"
            ms="auto"
            aria-pressed={isRemoved}
            aria-label={t('Removed from {title}', { title: inSentence(title) })}
            onClick={() => showRemoved(!isRemoved)}
          >
            {t('Removed')}
          </Button>
        )}
        {mayWrite && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t('Add {one}', { one })}
            onClick={() => setEdited('new')}
          >
            {t('Add')}
          </Button>
        )}
      </Group>
      {rows()}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
      <FormDialog
        opened={edited !== undefined}
        onClose={close}
        title={edited === 'new' ? t('Add {one}', { one }) : t('Edit {one}', { one })}
      >
        <Form record={edited === 'new' ? undefined : edited} {...of} onClose={close} />
      </FormDialog>
    </Paper>
  );
};
