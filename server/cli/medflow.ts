import { runMedflow } from './program.ts';

process.exitCode = await runMedflow(process.argv.slice(2));
