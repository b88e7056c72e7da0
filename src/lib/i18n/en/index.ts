/** Words that every screen needs. Those of the methods and of places of one's own are many and
 * come with their screens. */
import * as app from './app.ts';
import * as dataPage from './data-page.ts';
import * as estimate from './estimate.ts';
import * as offline from './offline.ts';
import * as problems from './problems.ts';

export const en = { ...app, ...dataPage, ...estimate, ...offline, ...problems };
