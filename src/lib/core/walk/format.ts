/** The file of one or more walk-throughs, with what residents know if they chose to put it in. */
import * as v from 'valibot';
import { shareable } from '../community/accounts.ts';
import { communitySchema, type Audience, type Community } from '../community/community.ts';
import type { Format } from '../file/format.ts';
import { walksSchema, type Walk } from './walk.ts';

export type WalkFile = {
	readonly walks: readonly Walk[];
	/** Already cut down to what may be seen (`shareable`); null where none is shared. */
	readonly community: Community | null;
};

export const WALK_FORMAT: Format<WalkFile> = {
	kind: 'walk',
	format: 1,
	migrations: {},
	schema: v.object({ walks: walksSchema, community: v.nullable(communitySchema) })
};

/** What is put into a file: of what residents know, only what its audience may see. */
export function walkFileOf(
	walks: readonly Walk[],
	community: Community | null,
	audience: Exclude<Audience, 'only-me'>
): WalkFile {
	return { walks, community: community && shareable(community, audience) };
}
