import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { test } from 'vitest';
import { proseIn } from './prose.ts';

const quote = (s: string) => (s.includes("'") ? JSON.stringify(s) : `'${s.replaceAll('\\', '\\\\')}'`);
const area = (f: string): string => {
  const p = f.split('/');
  if (p[1] === 'clinic') {
    const d = p[2]!;
    const m: Record<string, string[]> = {
      bookings: ['calendar', 'calendar-columns', 'calendar-grid', 'calendar-move', 'calendar-time', 'booking-details', 'booking-form', 'booking-list', 'bookings', 'series', 'dependents', 'day-sheet', 'records', 'reasons'],
      patients: ['patients', 'patient-list', 'patient-merges', 'patient-parts', 'patient-record', 'imports', 'exports', 'list-exports', 'saved-views', 'audit', 'trash'],
      doors: ['booking-requests', 'public-booking', 'portal', 'own-booking', 'waiting-list', 'front-desk', 'figures', 'mails', 'home', 'home-search', 'onboarding'],
      staff: ['hours', 'availability', 'opening-hours', 'team-week', 'facilities', 'facility-record', 'facility-staff', 'resources', 'services', 'users', 'members', 'invitations'],
      settings: ['settings', 'setting-fields', 'webhooks', 'tokens', 'calendar-feeds', 'support', 'usage'],
    };
    return Object.keys(m).find(k => m[k]!.includes(d)) ?? 'frame';
  }
  if (p[1] === 'platform') return 'platform';
  if (p[1] === 'account') return 'account';
  return 'frame';
};
test('x', () => {
  const keys = new Map<string, Set<string>>();
  const files = globSync('client/{*,!(dist|i18n)/**/*}.{ts,tsx}');
  let wrapped = 0;
  let left = 0;
  for (const f of files) {
    let code = readFileSync(f, 'utf8');
    const edits: { start: number; end: number; text: string }[] = [];
    for (const { text, start, end, type, parent } of proseIn(code, f)) {
      let key = text;
      let out: string | undefined;
      if (type === 'JSXText') {
        const children = (parent['children'] as { type: string; value?: string }[]).filter(c => !(c.type === 'JSXText' && !c.value?.trim()));
        const raw = code.slice(start, end);
        if (children.length === 1 && !raw.includes('&') && parent.type.startsWith('JSX')) {
          key = raw.trim().replace(/\s*\n\s*/g, ' ');
          const lead = raw.match(/^\s*/)![0], trail = raw.match(/\s*$/)![0];
          out = `${lead}{t(${quote(key)})}${trail}`;
        }
      } else if (type === 'Literal') {
        key = text;
        if (text.trim() === text && !/[{}]/.test(text)) out = parent.type === 'JSXAttribute' ? `{t(${quote(key)})}` : `t(${quote(key)})`;
      }
      if (!out || /sans-serif|^\w+\/\w+$/.test(text)) { left++; continue; }
      wrapped++;
      edits.push({ start, end, text: out });
      if (!keys.has(key)) keys.set(key, new Set());
      keys.get(key)!.add(area(f));
    }
    if (!edits.length) continue;
    for (const e of edits.toSorted((a, b) => b.start - a.start)) code = code.slice(0, e.start) + e.text + code.slice(e.end);
    let path = relative(dirname(f), 'shared/i18n/translate.ts');
    if (!path.startsWith('.')) path = './' + path;
    code = `import { t } from '${path}';\n` + code;
    writeFileSync(f, code);
  }
  const by = new Map<string, string[]>();
  for (const [k, areas] of keys) {
    const a = areas.size > 1 ? 'common' : [...areas][0]!;
    by.set(a, [...(by.get(a) ?? []), k]);
  }
  for (const [a, ks] of by) {
    writeFileSync(`shared/i18n/de/${a}.ts`, `export const ${a} = {\n${ks.toSorted().map(k => `  ${quote(k)}: '',\n`).join('')}} as const;\n`);
    console.log(a, ks.length);
  }
  writeFileSync('shared/i18n/de/index.ts', [...by.keys()].toSorted().map(a => `import { ${a} } from './${a}.ts';\n`).join('') + `\n/** The German catalogue: what each English sentence of the code says in German. */\nexport const german = {\n${[...by.keys()].toSorted().map(a => `  ...${a},\n`).join('')}} as const;\n`);
  console.log({ wrapped, left });
});
