/** Words that every screen needs. Those of the methods, of two maps and of embedded maps come with their screens. */
import * as app from './app.ts';
import * as dataPage from './data-page.ts';
import * as estimate from './estimate.ts';
import * as links from './links.ts';
import * as problems from './problems.ts';

export const en = { ...app, ...dataPage, ...estimate, ...links, ...problems };
