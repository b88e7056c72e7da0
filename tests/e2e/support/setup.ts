import { afterAll } from 'vitest';
import { leaveBrowser } from './open-page.ts';

afterAll(leaveBrowser);
