import * as app from './app.ts';
import * as estimate from './estimate.ts';
import * as methods from './methods.ts';

export const en = { ...app, ...estimate, methods };
