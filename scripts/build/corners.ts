/** The gazetteer of street corners as the app reads it: names once, corners as rows of numbers. */
import type { CornersFile } from '../../src/lib/core/catalog/built.ts';
import type { Corner } from '../data/place-types.ts';

/** `tractAt` gives the row of the 2020 tract at a point in degrees, −1 outside the region. */
export function buildCornersFile(
	corners: readonly Corner[],
	tractAt: (lng: number, lat: number) => number
): CornersFile {
	const streets = new Names();
	const cities = new Names();
	return {
		format: 1,
		corners: corners.map(({ street, cross, city, longitude, latitude }) => [
			streets.at(street),
			streets.at(cross),
			cities.at(city),
			Math.round(longitude * 1e5),
			Math.round(latitude * 1e5),
			tractAt(longitude, latitude)
		]),
		streets: streets.list,
		cities: cities.list
	};
}

class Names {
	readonly list: string[] = [];
	readonly #index = new Map<string, number>();

	at(name: string): number {
		const known = this.#index.get(name);
		if (known !== undefined) return known;
		this.#index.set(name, this.list.length);
		return this.list.push(name) - 1;
	}
}
