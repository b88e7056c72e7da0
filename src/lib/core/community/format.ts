/** The file of what residents know. */
import type { Format } from '../file/format.ts';
import { communitySchema, type Community } from './community.ts';

export const COMMUNITY_FORMAT: Format<Community> = {
	kind: 'community',
	format: 1,
	migrations: {},
	schema: communitySchema
};
