/** Links that mail programs break are told from those that arrive, with what makes them long. */
import { fail, ok, type Problem, type Result } from '../result.ts';

/** Some mail programs and chat tools cut or wrap addresses of more characters. */
export const LONGEST_LINK = 2000;

/** Keys of a link that can grow long, by the name of what they carry. */
const LONG_PARTS = ['own', 'with', 'plan', 'place', 'adjust'] as const;

/**
 * The link itself, or what to do about one that is too long.
 *
 * Parameters of the problem: `characters`, `most`, and `part`, what takes the most room (`own`,
 * `with`, `plan`, `place`, `adjust` or `other`).
 *
 * @param link whole, as it is copied
 */
export function linkForMail(link: string): Result<string, Problem<'link-long'>> {
	if (link.length <= LONGEST_LINK) return ok(link);
	const rooms = new Map<string, number>();
	for (const pair of link.slice(link.indexOf('?') + 1).split('&')) {
		const key = LONG_PARTS.find((each) => pair.startsWith(`${each}=`)) ?? 'other';
		rooms.set(key, (rooms.get(key) ?? 0) + pair.length);
	}
	const [part] = [...rooms].reduce((most, each) => (each[1] > most[1] ? each : most), ['other', 0]);
	return fail('link-long', { characters: link.length, most: LONGEST_LINK, part });
}
