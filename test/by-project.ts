import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longer than the size of its file tells. */
const long = [
  ...['proof-command', 'bench', 'proof-walk', 'isolation', 'jobs', 'jobs-of-many-clinics'],
  ...['start', 'slowloris'],
].map(name => `/${name}.test.ts`);

const isLong = ({ moduleId }: TestSpecification): boolean => long.some(name => moduleId.endsWith(name));

/**
 * Projects run in the order of the configuration, which begins with the files that take longest: whatever is begun last
 * should be short, or one worker works alone at the end.
 */
export class ByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = this.ctx.projects.map(({ name }) => name);
    return sorted.toSorted(
      (a, b) =>
        projects.indexOf(a.project.name) - projects.indexOf(b.project.name) ||
        Number(isLong(b)) - Number(isLong(a)),
    );
  }
}
