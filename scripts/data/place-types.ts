/** Which files lie in `data/places`, and what each feature of them says. */
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';

type Area = Polygon | MultiPolygon;

/** Geometry and properties by file name without `.topojson`. */
export type PlaceFiles = {
	/** `id` is the GEOID. */
	readonly 'tracts-2010': { geometry: Area; properties: Record<string, never> };
	readonly 'tracts-2020': { geometry: Area; properties: Record<string, never> };
	/** `city` lists all cities that the block group touches, joined by comma and space. */
	readonly 'block-groups-2020': { geometry: Area; properties: { readonly city: string } };
	/** `id` is the three-digit county code. */
	readonly counties: { geometry: Area; properties: { readonly name: string } };
	/** Cities and townships. `id` is the name. */
	readonly cities: { geometry: Area; properties: { readonly name: string } };
	/** Minneapolis neighborhoods. `id` is the name. */
	readonly neighborhoods: {
		geometry: Area;
		properties: { readonly name: string; readonly community: string };
	};
	/** Minneapolis communities and Saint Paul districts. `id` is `city: name`. */
	readonly communities: {
		geometry: Area;
		properties: { readonly name: string; readonly city: string };
	};
	readonly water: {
		geometry: Area;
		properties: { readonly name: string | null; readonly kind: 'lake' | 'river' };
	};
	readonly parks: {
		geometry: Area;
		properties: { readonly name: string; readonly agency: string };
	};
	readonly 'bus-streets': { geometry: LineString; properties: Record<string, never> };
	/** METRO lines as run in 2020. `id` is `a-line`, `blue-line`, … */
	readonly 'metro-lines': {
		geometry: MultiLineString;
		properties: {
			readonly name: string;
			readonly mode: 'light rail' | 'bus rapid transit';
			readonly opened: number;
		};
	};
};

export type PlacesName = keyof PlaceFiles;

export const PLACES_NAMES = [
	'tracts-2010',
	'tracts-2020',
	'block-groups-2020',
	'counties',
	'cities',
	'neighborhoods',
	'communities',
	'water',
	'parks',
	'bus-streets',
	'metro-lines'
] as const satisfies readonly PlacesName[];

/** A street corner: two streets in no order, and where the bus stops at it stand (WGS84 degrees). */
export type Corner = {
	readonly street: string;
	readonly cross: string;
	readonly city: string;
	readonly longitude: number;
	readonly latitude: number;
};

/** Codes and names of the seven counties of the region. */
export const COUNTIES = {
	'003': 'Anoka',
	'019': 'Carver',
	'037': 'Dakota',
	'053': 'Hennepin',
	'123': 'Ramsey',
	'139': 'Scott',
	'163': 'Washington'
} as const;
