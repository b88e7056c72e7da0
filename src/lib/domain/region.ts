/** The region that this atlas is of: the one value that says so. Its facts and words lie in its folder under `data/regions`. */
/* JSON has no tuples; the test of this file vouches for these. */
import region from '#region/region.json';

type Region = {
	readonly id: string;
	/** Names by three-digit code. */
	readonly counties: Readonly<Record<string, string>>;
	/** As boundary files name them, the largest first. */
	readonly principalCities: readonly [string, ...string[]];
	/** The city whose neighborhoods are drawn and found. */
	readonly neighborhoodsOf: string;
	/** Near the middle of the region, in degrees, so that plane coordinates stay small and precise. */
	readonly projection: {
		readonly origin: readonly [number, number];
		/** Latitude in degrees along which the plane has true scale. */
		readonly standardParallel: number;
	};
	/** Room around the region: west, south, east, north in degrees. */
	readonly bounds: readonly [number, number, number, number];
	/** Names that walk-throughs often hold: part of the packing of links, never to be changed. */
	readonly usualNames: string;
	/** What the map archives say of themselves. */
	readonly archives: {
		readonly outlines: string;
		readonly context: string;
		readonly neighborhoods: string;
		readonly neighborhood: string;
		readonly contextAttribution: readonly string[];
	};
};

export const REGION = region as unknown as Region;
