import type { DataTableColumn } from 'mantine-datatable';
import type { ReactNode } from 'react';

/** A column that says its title: left to itself the table would make one of the accessor, in English whoever reads. */
export type Column<Row> = DataTableColumn<Row> & { title: ReactNode };
