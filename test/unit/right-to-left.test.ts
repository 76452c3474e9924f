import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { sidesInCode, sidesInStyles } from './sides.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const code = globSync('client/{*,!(dist)/**/*}.{ts,tsx}', { cwd: projectRoot });
const styles = globSync('client/{*,!(dist)/**/*}.css', { cwd: projectRoot });

/**
 * Libraries that say left and right where they mean start and end. What is measured is of the screen anyway: where a
 * pointer is, how far something is scrolled, and the time axis of charts, which runs to the right in every language.
 */
const MEANS_START_OR_END: Record<string, string> = {
  textAlign: 'of a column of a table: theme.css makes the end of it',
  position: 'of a drawer: Mantine aligns it with the end',
  checkIconPosition: 'of a choice: the order in its line',
  labelPosition: 'of a divider: the order in its line',
};

test('UI-2: a style names the sides of the text, not those of the screen', () => {
  expect(styles.flatMap(file => sidesInStyles(read(file)).map(found => `${file} ${found}`))).toEqual([]);
});

test('UI-2: so does what a component is given', () => {
  const found = code.flatMap(file => sidesInCode(read(file), file).map(each => ({ file, ...each })));

  expect(found.filter(({ of }) => !(of in MEANS_START_OR_END))).toEqual([]);
  // An exception that nothing needs any more goes.
  expect(new Set(found.map(({ of }) => of))).toEqual(new Set(Object.keys(MEANS_START_OR_END)));
});

test('UI-2: an icon that points along the line is turned round where that begins at the right', () => {
  const icons = code.flatMap(file => read(file).match(/\bIcon\w+(Left|Right)\b/g) ?? []);
  const classes = icons.map(
    icon =>
      `.tabler-icon${icon.slice('Icon'.length).replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
  );

  expect(classes).toContain('.tabler-icon-chevron-right');
  const turned = read('client/ui/theme/base.css');
  expect(classes.filter(name => !turned.includes(name))).toEqual([]);
});

test('the search for sides finds them', () => {
  const css =
    'a:hover { margin-left: 1px; text-align: right; padding: 0 0 0 20px; box-shadow: inset 1px 0 red }';
  expect(sidesInStyles(css)).toHaveLength(4);
  expect(
    sidesInStyles('a { inset-inline: 1px 5px; padding: 1px 2px 3px; box-shadow: 0 1px 2px red; }'),
  ).toEqual([]);

  const page =
    '<Box pl="sm" ta="right" style={{ left: 0, borderLeft: 0, paddingInline: 1 }} {...{ done: { left: 1 } }} />';
  expect(sidesInCode(page, 'page.tsx').map(({ side }) => side)).toEqual([
    'pl',
    'right',
    'left',
    'borderLeft',
  ]);
});
