/** Names of places as people say them, from the places file. */
import type { PlacesFile } from '$lib/core/catalog/built';
import type { PlaceRow } from '$lib/core/catalog/decode';
import { tractNumber } from '$lib/core/text/place-name';
import type { Messages } from '$lib/i18n';

export type PlaceWords = {
	readonly name: string;
	readonly detail: string;
	/** The city that the place lies in, to set beside it; null for cities and larger places. */
	readonly city: string | null;
};

export function placeWords(t: Messages, places: PlacesFile, at: PlaceRow): PlaceWords {
	if (at.kind === 'tract') {
		const { tracts } = places;
		const geoid = tracts.geoid[at.row] ?? '';
		const city = places.cities[tracts.city[at.row] ?? -1] ?? '';
		const neighborhood = places.neighborhoods[tracts.neighborhood[at.row] ?? -1];
		const within = neighborhood ? `${neighborhood}, ${city}` : city;
		return {
			name: t.place.tractIn({ number: tractNumber(geoid), within }),
			detail: t.place.tractDetail({ geoid }),
			city
		};
	}
	const { key, name } = places.places[at.row]!;
	const [kind = '', id] = key.split(':');
	switch (kind) {
		case 'station': {
			const station = places.stations.find((each) => each.id === id);
			const city = station?.city ?? null;
			return {
				name: t.place.station({ name }),
				detail: t.place.stationDetail({ city: city ?? '' }),
				city
			};
		}
		case 'neighborhood':
			return { name, detail: t.place.neighborhoodDetail, city: t.common.minneapolis };
		case 'stations':
			return { name, detail: t.place.stationsDetail, city: null };
		case 'corridor':
			return { name, detail: t.place.corridorDetail, city: null };
		default:
			return { name, detail: '', city: null };
	}
}
