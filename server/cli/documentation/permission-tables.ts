import { GrantScope, mayUnderGrant } from '../../../shared/clinic/support.ts';
import { may, Permission, Role } from '../../../shared/permissions.ts';
import {
  type OperatorPermission,
  OperatorRole,
  operatorMay,
  operatorPermissions,
} from '../../../shared/platform/operators.ts';
import { concernsAll } from '../../api/permission.ts';
import type { ProcedureMeta } from '../../api/procedure-meta.ts';
import { type Definition, proceduresOf } from '../../api/procedures.ts';
import { consoleRouter } from '../../platform/router.ts';
import { procedures } from '../../router.ts';

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: string[], rows: string[][]): string =>
  [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n');

const code = (text: string | undefined): string => (text ? `\`${text}\`` : '');
const yes = (is: boolean): string => (is ? 'yes' : '');

const members = (): string =>
  table(
    ['Permission', ...Role.options, ...GrantScope.options.map(scope => `support, ${scope}`)],
    Permission.options.map(permission => [
      code(permission),
      ...Role.options.map(role => yes(may(role, permission))),
      ...GrantScope.options.map(scope => yes(mayUnderGrant(scope, permission))),
    ]),
  );

/** Who reaches a procedure of a clinic that no permission guards. */
const whoever = ({ openapi }: ProcedureMeta): string => (openapi?.protect ? 'a session' : 'nothing');

const besides = ({ meta = {}, type }: Pick<Definition, 'meta' | 'type'>): string =>
  [
    type === 'subscription' && 'is followed over tRPC',
    meta.readsPatients && 'leaves an access entry',
    meta.confirmed && 'asks again who it is',
    meta.closesDoors && 'also while the clinic is read only',
    meta.permission && concernsAll(type === 'mutation', meta) && 'not for who is bound to facilities',
  ]
    .filter(Boolean)
    .join(', ');

const calls = (): string =>
  table(
    ['Procedure', 'REST', 'Needs', 'Besides'],
    procedures.map(([path, { _def }]) => {
      const { meta = {} } = _def;
      const route = meta.openapi && `${meta.openapi.method} ${meta.openapi.path}`;
      return [code(path), code(route), code(meta.permission) || whoever(meta), besides(_def)];
    }),
  );

const operators = (): string =>
  table(
    ['Permission', ...OperatorRole.options],
    (Object.keys(operatorPermissions) as OperatorPermission[]).map(permission => [
      code(permission),
      ...OperatorRole.options.map(role => yes(operatorMay(role, permission))),
    ]),
  );

const consoleCalls = (): string =>
  table(
    ['Procedure', 'Needs', 'In the system audit'],
    proceduresOf(consoleRouter).map(([path, { _def }]) => [
      code(path),
      code(_def.meta?.operatorPermission),
      code(_def.meta?.systemAction),
    ]),
  );

const tables: Record<string, () => string> = { members, calls, operators, consoleCalls };

/** The guide with its tables made anew from the code; they stand between `<!-- table: name -->` and `<!-- end -->`. */
export const withTables = (guide: string): string =>
  guide.replaceAll(
    /(<!-- table: (\w+) -->\n)[^]*?(<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => {
      const made = tables[name];
      if (!made) throw new Error(`There is no table called ${name}.`);
      return `${begin}${made()}\n${end}`;
    },
  );
