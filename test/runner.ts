import { sep } from 'node:path';
import type { EvaluatedModules } from 'vite/module-runner';
import { TestRunner } from 'vitest';
import { projectRoot } from '../server/env.ts';

const tests = `${projectRoot}${sep}test${sep}`;

/**
 * A worker loads the server once for all its files, as a process does that serves. What tests stand on is made anew for
 * each file: its database, its clinics, its connections.
 */
export default class extends TestRunner {
  override importFile(...file: Parameters<TestRunner['importFile']>): unknown {
    const { evaluatedModules }: { evaluatedModules: EvaluatedModules } = Reflect.get(this, 'moduleRunner');
    for (const module of evaluatedModules.idToModuleMap.values())
      if (module.file.startsWith(tests)) evaluatedModules.invalidateModule(module);
    return super.importFile(...file);
  }
}
