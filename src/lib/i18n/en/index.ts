/** Words that every screen needs. Those of the methods, of the data page, of places of one's own, of two maps and of
 * embedded maps come with their screens. */
import * as app from './app.ts';
import * as chance from './common.ts';
import * as estimate from './estimate.ts';
import * as links from './common.ts';
import * as offline from './common.ts';
import * as places from './places.ts';
import * as problems from './problems.ts';
import * as table from './common.ts';

export const en = {
	...app,
	...chance,
	...estimate,
	...links,
	...offline,
	...places,
	...problems,
	...table
};
