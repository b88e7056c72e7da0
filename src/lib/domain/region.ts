/** The region that this atlas is of: the one value that says so. Its facts and words lie in its folder under `data/regions`. */
/* JSON has no tuples; the test of this file vouches for these. */
import region from '#region/region.json';

type Region = {
	readonly id: string;
	/** Two-digit code, with which every GEOID begins. */
	readonly state: string;
	/** Names by three-digit code. */
	readonly counties: Readonly<Record<string, string>>;
	/** As boundary files name them, the largest first. */
	readonly principalCities: readonly [string, ...string[]];
	/** The city whose neighborhoods are drawn and found. */
	readonly neighborhoodsOf: string;
	/** Ids of lines: names of files under `corridors`. */
	readonly lines: {
		/** The line that the atlas is about. */
		readonly main: string;
		/** A route of it that was given up; null where there is none. */
		readonly formerRoute: string | null;
		/** Open lines, as they are drawn: the last on top. */
		readonly open: readonly string[];
		/** Those of them that the line is compared with by one tap, in this order. */
		readonly compared: readonly string[];
		/** The open line whose surroundings the evidence looks at; null where there is none to look at. */
		readonly studied: string | null;
	};
	/** The newest five-year period of the survey that is at hand: what the catalog and the methods call so. */
	readonly newestPeriod: `${number}-${number}`;
	/** Releases of the survey that this atlas has been of, each named by its newest period. */
	readonly releases: {
		/** The one that a link without any is of: never to be changed once links are about. */
		readonly first: string;
		/** Those whose figures are kept in the folder `releases`, beside the newest; the newest of them first. */
		readonly kept: readonly string[];
		/** Where the atlas is built of one of those: the release that has taken its place. */
		readonly newest?: string;
	};
	/** Periods with the Bureau’s own margins, of all figures or of some tables. All others are modelled. */
	readonly margins: Readonly<Partial<Record<string, 'all' | 'some'>>>;
	/**
	 * Meters around the main line that the state’s program against displacement counts as its corridor;
	 * null where there is none.
	 */
	readonly programCorridorMeters: number | null;
	/** What a link that says nothing of it shows: never to be changed once links are about. */
	readonly defaults: {
		/** Id in the catalog. */
		readonly indicator: string;
	};
	/** Who keeps this copy of the atlas and how to reach them, as plain text; null until whoever hosts it says. */
	readonly keepers: { readonly name: string; readonly address: string } | null;
	/** Other regions that have an atlas like this one, with the whole address of it; left out where there is none. */
	readonly elsewhere?: readonly { readonly name: string; readonly address: string }[];
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
	/** Parts of links that walk-throughs often hold: as `usualNames`. */
	readonly usualLinks: string;
};

export const REGION = region as unknown as Region;
