import { Button, Menu } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ComponentProps, type ComponentType, type ReactNode, useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { actionsColumn } from '../tables/actions-column.tsx';
import type { Column } from '../tables/column.ts';
import { RecordTable } from '../tables/RecordTable.tsx';
import { EmptyState } from './EmptyState.tsx';
import { PageHeader } from './PageHeader.tsx';

/** What the form of a record is given; without a record it makes a new one. */
export type FormProps<Row> = { record: Row | undefined; onClose: () => void };

/** How a row goes to the trash, and what it is called there. */
export type Trash<Row> = {
  nameOf: (row: Row) => string;
  moveToTrash: (row: Row, onDone?: () => void) => void;
};

/** Of the form; without one for editing, what is made once is not edited. */
type Titles = { new: string; edit?: string; view?: string };

type Props<Row> = Pick<ComponentProps<typeof RecordTable<Row>>, 'idAccessor' | 'pages'> & {
  title: string;
  description: string;
  titles: Titles;
  mayWrite: boolean;
  columns: Column<Row>[];
  Form: ComponentType<FormProps<Row>>;
  trash?: Trash<Row>;
  empty: Omit<ComponentProps<typeof EmptyState>, 'action'>;
  /** What is open and how to open something else, where the address says it. */
  edited?: readonly [Row | 'new' | undefined, (row: Row | 'new' | undefined) => void];
  /** What can be done with many rows at once. */
  bulk?: ComponentProps<typeof BulkBar<Row>> | undefined;
  /** What is shown in place of the table, such as a board of the same records. */
  view?: ReactNode;
  /** Takes along what the list shows. */
  exportButton?: ReactNode;
  /** The filters of the list. */
  children?: ReactNode;
};

/** Whoever may only look is shown the same form with nothing to change in it. */
const titleFor = (titles: Titles, isNew: boolean, mayWrite: boolean) =>
  isNew ? titles.new : mayWrite ? (titles.edit ?? titles.new) : (titles.view ?? titles.edit ?? titles.new);

/** The page of a kind of record: its list, and a drawer in which one is made or edited. */
export const RecordPage = <Row,>(props: Props<Row>) => {
  const { title, titles, mayWrite, columns, Form, trash, bulk, empty, children } = props;
  const own = useState<Row | 'new'>();
  const [edited, setEdited] = props.edited ?? own;
  const close = () => setEdited(undefined);
  const show = (mayWrite || props.edited) && titles.edit ? setEdited : undefined;
  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {titles.new}
    </Button>
  );
  const menu =
    trash &&
    actionsColumn<Row>(trash.nameOf, row => (
      <>
        {show && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => show(row)}>
            {t('Edit')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => trash.moveToTrash(row)}>
          {t('Move to trash')}
        </Menu.Item>
      </>
    ));

  return (
    <>
      <PageHeader title={title} description={props.description}>
        {props.exportButton}
        {newButton}
      </PageHeader>
      {children}
      {bulk && <BulkBar {...bulk} />}
      {props.view ?? (
        <RecordTable
          label={title}
          idAccessor={props.idAccessor}
          pages={props.pages}
          columns={mayWrite && menu ? [...columns, menu] : columns}
          onOpen={show}
          selection={bulk?.selection}
          empty={<EmptyState {...empty} action={newButton} />}
        />
      )}
      <FormDialog
        opened={edited !== undefined && (mayWrite || edited !== 'new')}
        onClose={close}
        title={titleFor(titles, edited === 'new', mayWrite)}
      >
        <fieldset className="bare" disabled={!mayWrite}>
          <Form record={edited === 'new' ? undefined : edited} onClose={close} />
        </fieldset>
      </FormDialog>
    </>
  );
};
