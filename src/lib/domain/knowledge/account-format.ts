/** The file of what residents know. */
import * as v from 'valibot';
import type { FileFormat } from './file-format.ts';
import { communitySchema, writtenCommunitySchema, type Community } from './accounts.ts';
import { withoutFutureOf, removeWithdrawn } from './accounts.ts';

export const COMMUNITY_FORMAT: FileFormat<Community> = {
	kind: 'community',
	format: 1,
	migrations: {},
	schema: communitySchema
};

/**
 * The list of a device: nobody can have taken its own contributor out up to an instant that has not
 * come yet, so a note that says so is left unread and erases nothing.
 *
 * @param own the device's own contributor
 * @param now gives the present instant
 */
export function ownCommunityFormat(own: string, now: () => string): FileFormat<Community> {
	return {
		...COMMUNITY_FORMAT,
		schema: v.pipe(
			writtenCommunitySchema,
			v.transform((each) => removeWithdrawn(withoutFutureOf(each, own, now())))
		)
	};
}
