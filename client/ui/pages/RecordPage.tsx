import { Button, Menu } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { type ComponentProps, type ComponentType, type ReactNode, useState } from 'react';
import { FormDialog } from '../forms/FormDialog.tsx';
import { actionsColumn } from '../tables/actions-column.tsx';
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

type Props<Row> = Pick<ComponentProps<typeof RecordTable<Row>>, 'idAccessor' | 'pages'> & {
  title: string;
  description: string;
  /** The titles of the form; without one for it, what is made once is not edited. */
  titles: { new: string; edit?: string };
  mayWrite: boolean;
  columns: DataTableColumn<Row>[];
  Form: ComponentType<FormProps<Row>>;
  trash?: Trash<Row>;
  empty: Omit<ComponentProps<typeof EmptyState>, 'action'>;
  /** The filters of the list. */
  children?: ReactNode;
};

/** The page of a kind of record: its list, and a drawer in which one is made or edited. */
export const RecordPage = <Row,>(props: Props<Row>) => {
  const { title, titles, mayWrite, columns, Form, trash, empty, children } = props;
  const [edited, setEdited] = useState<Row | 'new'>();
  const close = () => setEdited(undefined);
  const edit = mayWrite && titles.edit ? setEdited : undefined;
  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {titles.new}
    </Button>
  );
  const menu =
    trash &&
    actionsColumn<Row>(trash.nameOf, row => (
      <>
        {edit && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => edit(row)}>
            Edit
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => trash.moveToTrash(row)}>
          Move to trash
        </Menu.Item>
      </>
    ));

  return (
    <>
      <PageHeader title={title} description={props.description}>
        {newButton}
      </PageHeader>
      {children}
      <RecordTable
        label={title}
        idAccessor={props.idAccessor}
        pages={props.pages}
        columns={mayWrite && menu ? [...columns, menu] : columns}
        onOpen={edit}
        empty={<EmptyState {...empty} action={newButton} />}
      />
      <FormDialog
        opened={edited !== undefined}
        onClose={close}
        title={edited === 'new' ? titles.new : (titles.edit ?? titles.new)}
      >
        <Form record={edited === 'new' ? undefined : edited} onClose={close} />
      </FormDialog>
    </>
  );
};
