/** What links may name, from the definitions themselves, as every page gets it; a method is called by its id. */
import { adjustableOf } from '../methods/questions.ts';
import { METHOD_IDS, methodById } from '../methods/definitions/index.ts';
import { knownWith } from './codec.ts';

export const known = knownWith(
	METHOD_IDS.map((id) => ({ id, name: id, adjustable: adjustableOf(methodById(id)) }))
);
