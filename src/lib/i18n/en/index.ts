/** Words that every screen needs. Those of the methods, of the data page, of places of one's own, of two maps and of
 * embedded maps come with their screens. */
import * as app from './app.ts';
import * as common from './common.ts';

export const en = { ...app, ...common };
