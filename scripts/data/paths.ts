/** Where the project's files lie, whatever folder a script is started from. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const PROJECT_DIR = fileURLToPath(new URL('../../', import.meta.url));
export const DATA_DIR = join(PROJECT_DIR, 'data');
