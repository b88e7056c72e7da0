/** Words of profiles, apart from the others so that the first visit need not fetch them. */
import * as profile from './en/profile.ts';

export type ProfileMessages = typeof profile;

/** The profile words of the page's language. */
export function useProfileMessages(): ProfileMessages {
	return profile;
}
