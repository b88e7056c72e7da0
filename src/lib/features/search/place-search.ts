/** One list of hits over named places and street corners, best first. */
import type { CornersFile, PlacesFile } from '$lib/domain/indicators/built-files';
import { cornerIndex, searchCorners, type CornerHit } from '$lib/domain/places/corners';
import { placeEntries, searchPlaces, type PlaceEntry } from '$lib/domain/places/find';

export type Found =
	| { readonly kind: 'place'; readonly entry: PlaceEntry }
	| { readonly kind: 'corner'; readonly corner: CornerHit };

const MOST_HITS = 8;

/**
 * A search over what has arrived so far; places work before the corners are there.
 *
 * @param stations whose cities come first among corners that are named alike
 */
export function placeSearch(
	places: PlacesFile | null,
	corners: CornersFile | null,
	stations: PlacesFile['stations']
): (text: string) => Found[] {
	const entries = places ? placeEntries(places) : [];
	const nearFirst = new Set(stations.map(({ city }) => city));
	const gazetteer = corners ? cornerIndex(corners) : null;
	return (text) => {
		const hits: { score: number; found: Found }[] = searchPlaces(entries, text, MOST_HITS).map(
			({ entry, score }) => ({ score, found: { kind: 'place', entry } })
		);
		if (gazetteer) {
			for (const corner of searchCorners(gazetteer, text, MOST_HITS, nearFirst)) {
				hits.push({ score: corner.score, found: { kind: 'corner', corner } });
			}
		}
		return hits
			.sort((a, b) => b.score - a.score)
			.slice(0, MOST_HITS)
			.map((hit) => hit.found);
	};
}
