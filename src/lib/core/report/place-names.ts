/** Names of the places of a report: as headings have them, and as they stand in a sentence. */
import { parsePlace, type PlaceRef } from '../place/place.ts';
import { placeName, type PlaceNameSources, type PlaceNameWords } from '../text/place-names.ts';
import type { PlaceName } from './model.ts';

/** How names stand after "in" or "than in". Names that people gave themselves stand as they are. */
export type InTextWords = {
	readonly region: string;
	readonly station: (p: { name: string }) => string;
	readonly stations: (p: { line: string }) => string;
	/** As a heading, where it stands before a colon. */
	readonly stationsTitle: (p: { line: string }) => string;
	readonly corridor: (p: { line: string }) => string;
	readonly tract: (p: { name: string }) => string;
	readonly tracts: (p: { count: number }) => string;
	readonly near: (p: { name: string }) => string;
	readonly area: string;
};

export function reportPlaceName(
	ref: PlaceRef,
	sources: PlaceNameSources,
	words: PlaceNameWords,
	inText: InTextWords
): PlaceName {
	const title = placeName(ref, sources, words).name;
	const place = parsePlace(ref);
	const line = (id: string) =>
		words.lines[id] ?? sources.lines?.lines.find((each) => each.id === id)?.name ?? title;
	switch (place?.kind) {
		case 'region':
			return { title, inText: inText.region };
		case 'station':
			return { title, inText: inText.station({ name: title }) };
		case 'stations':
			return {
				title: inText.stationsTitle({ line: line(place.id) }),
				inText: inText.stations({ line: line(place.id) })
			};
		case 'corridor':
			return { title, inText: inText.corridor({ line: line(place.id) }) };
		case 'tracts':
			if (place.name) return { title, inText: title };
			return {
				title,
				inText:
					place.geoids.length > 1
						? inText.tracts({ count: place.geoids.length })
						: inText.tract({ name: title })
			};
		case 'near':
			return { title, inText: place.name || inText.near({ name: title }) };
		case 'area':
			return { title, inText: place.name || inText.area };
		default:
			return { title, inText: title };
	}
}
