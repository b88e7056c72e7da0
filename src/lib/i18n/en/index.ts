/** Words that every screen needs. Those of the methods are many and come with their screens. */
import * as app from './app.ts';
import * as dataPage from './data-page.ts';
import * as embed from './embed.ts';
import * as estimate from './estimate.ts';
import * as links from './links.ts';
import * as problems from './problems.ts';
import * as side from './side.ts';

export const en = { ...app, ...dataPage, ...embed, ...estimate, ...links, ...problems, ...side };
