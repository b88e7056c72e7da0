import * as app from './app.ts';
import * as estimate from './estimate.ts';

export const en = { ...app, ...estimate };
