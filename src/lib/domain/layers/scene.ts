/**
 * What the map should show, as plain data. `sceneStyle` turns a scene into a complete MapLibre
 * style; which tract carries which class, and what is selected or under the pointer, is feature
 * state (`definition.ts`), because it changes far more often than the style does.
 */
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { AccountKind, AccountGeometry } from '../knowledge/accounts.ts';
import type { DrawingKind } from '../knowledge/drawing.ts';
import type { LonLat } from '../geometry/projection.ts';
import type { PastStep } from '../view/view.ts';

export type Theme = 'light' | 'dark';

/** West, south, east, north in degrees. */
export type SceneBounds = readonly [number, number, number, number];

/** The tile archives that the map draws from. */
export type SceneArchiveId = 'corridor' | 'outlines' | 'context' | 'streets' | 'history';

/** One archive of vector tiles, by its hash-named address below the site's root. */
export type SceneArchive = {
	readonly url: string;
	readonly bounds: SceneBounds;
	readonly minzoom: number;
	readonly maxzoom: number;
	/** Another that holds the same layers at the zooms before `minzoom`, fetched when one of them is shown. */
	readonly farther?: SceneArchive;
};

export type SceneStation = {
	readonly id: string;
	readonly name: string;
	readonly status: 'open' | 'planned';
	readonly lng: number;
	readonly lat: number;
	/** The station area meets the shown method's rule; drawn with a firm ring instead of a dashed one. */
	readonly flagged: boolean;
};

/** A name at a point: names drawn from areas would appear once in every tile. */
export type SceneLabel = { readonly name: string; readonly lng: number; readonly lat: number };

/** The place that the panel speaks of. */
export type SceneSelection =
	| { readonly kind: 'tract'; readonly geoid: string }
	| { readonly kind: 'station'; readonly id: string }
	/** A city, neighborhood, corner's surroundings or drawn area: its outline comes with it. */
	| { readonly kind: 'area'; readonly key: string; readonly geometry: Polygon | MultiPolygon };

/** What the pointer or the keyboard is over. */
export type SceneTarget =
	| Exclude<SceneSelection, { kind: 'area' }>
	/** What a resident knows, and a building of public housing. */
	| { readonly kind: 'account' | 'building'; readonly id: string };

/** A building of public housing. */
export type SceneBuilding = {
	readonly id: string;
	readonly name: string;
	readonly lng: number;
	readonly lat: number;
};

type ScenePin = { readonly lng: number; readonly lat: number; readonly label: string };

/** A place of one's own, or one of several compared: told apart by dash, width and name. */
export type ScenePlace = {
	readonly key: string;
	/** Written at its northern edge. */
	readonly name: string;
	readonly geometry: Polygon | MultiPolygon;
	readonly tone: 0 | 1 | 2 | 3;
};

/** A line that somebody imagines, drawn like the planned one but dashed. */
export type ScenePlan = {
	readonly line: LineString | MultiLineString;
	/** In line order. */
	readonly stations: readonly Omit<SceneStation, 'status'>[];
	/** Radius of its station areas. */
	readonly meters: number;
};

/** A drawing in the making. The map itself keeps it; a page has no need to. */
export type SceneDrawing = {
	readonly kind: DrawingKind;
	readonly points: readonly LonLat[];
	/** Where the pointer is: the next point, if it is set there. */
	readonly next: LonLat | null;
};

/** Where of its dot the name of a station may stand; in all directions unless told otherwise. */
export type NameSide = 'east' | 'west';

/** What a resident knows of a place or a street. */
export type SceneAccount = {
	readonly id: string;
	readonly kind: AccountKind;
	readonly geometry: AccountGeometry;
	/** The one that the panel speaks of. */
	readonly chosen: boolean;
};

/** Longitude, latitude, and how many rows of a list lie there. */
export type ScenePoint = readonly [longitude: number, latitude: number, rows: number];

/** Points of a list of one's own, in one way or the other. */
export type SceneOwnPoints = {
	/** Circles that gather, with their number. */
	readonly circles: readonly ScenePoint[];
	/** How near they lie to each other. */
	readonly heat: readonly ScenePoint[];
};

export type Scene = {
	readonly theme: Theme;
	/** Fill of each class, first class first: CSS hex colors. */
	readonly colors: readonly string[];
	/** Null while an archive has not been asked for, or where it failed: the rest is still drawn. */
	readonly archives: Readonly<Record<SceneArchiveId, SceneArchive | null>>;
	readonly labels: {
		/** Written along the line: "METRO Blue Line Extension". */
		readonly line: string;
		/** Written along the dropped route: "2016 route (dropped)". */
		readonly droppedRoute: string;
		/** Names of cities and neighborhoods come with the ground's archive; counties do not. */
		readonly counties: readonly SceneLabel[];
	};
	readonly corridor: {
		readonly line: LineString;
		/** In line order. */
		readonly stations: readonly SceneStation[];
	};
	/** Radius of the station areas in meters: 804.672 for half a mile. */
	readonly stationAreaMeters: number;
	readonly selected: SceneSelection | null;
	readonly pin: ScenePin | null;
	readonly places: readonly ScenePlace[];
	readonly plan: ScenePlan | null;
	/** GEOIDs of tracts taken together by tapping. */
	readonly chosen: readonly string[];
	readonly accounts: readonly SceneAccount[];
	readonly buildings: readonly SceneBuilding[];
	/** Drawn instead of classes; null where the map shows none, or a list's figures of areas. */
	readonly mine: SceneOwnPoints | null;
	/** How far the past has got that is drawn instead of classes; null where the present is. */
	readonly past: PastStep | null;
	readonly drawing: SceneDrawing | null;
	/** Stations whose names have room on one side only. The map itself keeps it, by its camera. */
	readonly nameSides: Readonly<Record<string, NameSide>>;
	/** Whether a tract was selected or pointed at since the map was made. The map itself keeps it. */
	readonly attended: boolean;
	/** Class whose tracts stay lit while the others fade; −1 lights the tracts without data. */
	readonly litClass: number | null;
};

/** Classes of all tracts: row i of each column belongs to `geoids[i]`. */
export type TractClasses = {
	readonly geoids: readonly string[];
	/** 0…n−1, or −1 for no data. */
	readonly classes: Int8Array;
	/** 1 where the estimate is too uncertain to rely on. */
	readonly low: Uint8Array;
	/** 1 where a filter leaves the tract out; left out where nothing is filtered. */
	readonly out?: Uint8Array;
};
