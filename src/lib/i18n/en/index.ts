/** Words that every screen needs. Those of the methods are many and come with their screens. */
import * as app from './app.ts';
import * as estimate from './estimate.ts';

export const en = { ...app, ...estimate };
