// Where the course begins under its own Node. Compiled code is kept between runs, which halves the
// start of every command: this process asks for it by itself, for an environment variable would
// reach the student's code too.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', '..', '..', '.course', 'compiled'));
await import('../src/main.ts');
