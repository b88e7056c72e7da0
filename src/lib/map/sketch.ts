/**
 * The first view on a canvas, drawn without the engine: from the same scene, style and classes as the
 * engine draws it from, at the place where the engine will start. Names are left to the engine.
 */
import type { Feature, Position } from 'geojson';
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { NO_DATA_CLASS, tractState, type TractState } from '../domain/layers/definition.ts';
import { PATTERN_PIXEL_RATIO, styleImages } from '../domain/layers/ground-palette.ts';
import { lines } from '../domain/layers/lines.ts';
import {
	sketchShapes,
	toWorld,
	type SketchFile,
	type SketchShapes,
	type WorldPoint
} from '../domain/layers/locator.ts';
import type { Scene, SceneBounds, SceneTarget, TractClasses } from '../domain/layers/scene.ts';
import { sceneStyle } from '../domain/layers/style.ts';
import { TRACT_MARKS, TRACT_OUTLINES } from '../domain/layers/tracts.ts';
import { fittedStanding, margin, sumOf, type Standing } from './camera.ts';
import { STATION_REACH, stationAt } from './input.ts';
import type { MapPadding } from './types.ts';
import './map.css';

/* What the style says of one feature at one zoom. */

type Properties = Readonly<Record<string, unknown>>;

/** What an expression of the style is about. */
export type Told = {
	readonly zoom: number;
	readonly properties: Properties;
	/** Feature state. */
	readonly state: Properties;
};

/**
 * The value of an expression of the style; of the operators only those that our layers use.
 * @throws where it has another one
 */
export function valueOf(expression: unknown, told: Told): unknown {
	// A list that begins with no operator is a value: the lengths of dashes.
	if (!Array.isArray(expression) || typeof expression[0] !== 'string') return expression;
	const [operator, ...given] = expression as [string, ...unknown[]];
	const at = (index: number) => valueOf(given[index], told);
	switch (operator) {
		case 'literal':
			return given[0];
		case 'zoom':
			return told.zoom;
		case 'get':
			return told.properties[String(given[0])] ?? null;
		case 'feature-state':
			return told.state[String(given[0])] ?? null;
		case '==':
			return at(0) === at(1);
		case '!':
			return at(0) !== true;
		case 'boolean':
			return given.map((each) => valueOf(each, told)).find((each) => typeof each === 'boolean');
		case 'to-color':
			return given.map((each) => valueOf(each, told)).find((each) => typeof each === 'string');
		case 'case': {
			const last = given.length - 1;
			for (let test = 0; test < last; test += 2) if (at(test) === true) return at(test + 1);
			return at(last);
		}
		case 'interpolate':
			return interpolated(given, told);
		default:
			throw new Error(`The sketch does not know "${operator}".`);
	}
}

/** Evenly between zooms; what follows the first two are zooms and their values. */
function interpolated(given: readonly unknown[], told: Told): unknown {
	const stops = given.slice(2);
	const value = (stop: number) => Number(valueOf(stops[2 * stop + 1], told));
	const zoom = (stop: number) => Number(stops[2 * stop]);
	const last = stops.length / 2 - 1;
	if (told.zoom <= zoom(0)) return value(0);
	for (let stop = 0; stop < last; stop++) {
		if (told.zoom > zoom(stop + 1)) continue;
		const share = (told.zoom - zoom(stop)) / (zoom(stop + 1) - zoom(stop));
		return value(stop) + (value(stop + 1) - value(stop)) * share;
	}
	return value(last);
}

/** What is drawn of a layer: where, and all that expressions may ask of it. */
type Drawn = Pick<Told, 'properties' | 'state'> & {
	readonly kind: 'area' | 'line' | 'point';
	readonly runs: readonly (readonly WorldPoint[])[];
};

const NO_STATE: Properties = {};

function drawnOf({ geometry, properties }: Feature): Drawn[] {
	const drawn = (kind: Drawn['kind'], runs: readonly (readonly Position[])[]): Drawn[] => [
		{
			kind,
			properties: properties ?? {},
			state: NO_STATE,
			runs: runs.map((run) => run.map(([lng = NaN, lat = NaN]) => toWorld([lng, lat])))
		}
	];
	switch (geometry.type) {
		case 'Point':
			return drawn('point', [[geometry.coordinates]]);
		case 'LineString':
			return drawn('line', [geometry.coordinates]);
		case 'MultiLineString':
			return drawn('line', geometry.coordinates);
		case 'Polygon':
			return drawn('area', geometry.coordinates);
		case 'MultiPolygon':
			return drawn('area', geometry.coordinates.flat());
		default:
			return [];
	}
}

/* Drawing. */

export type SketchInput = {
	readonly scene: Scene;
	readonly classes: TractClasses;
	/** What is to be seen, as the engine is told it. */
	readonly bounds: SceneBounds;
	readonly maxBounds: SceneBounds;
	readonly padding: MapPadding;
	readonly startMargin: number | MapPadding;
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
	/** Pixels of the screen in one of them. */
	readonly ratio: number;
};

/** No letters are drawn. */
const NO_FONTS = { regular: '', bold: '' };

export class Sketch {
	readonly #shapes: SketchShapes;
	#drawn: { readonly input: SketchInput; readonly standing: Standing } | null = null;

	constructor(file: SketchFile) {
		this.#shapes = sketchShapes(file);
	}

	/** False where the browser has no canvas to draw on, or no room is left. */
	draw(canvas: HTMLCanvasElement, input: SketchInput): boolean {
		const { scene, bounds, maxBounds, padding, startMargin, width, height, ratio } = input;
		const around = sumOf(padding, margin(startMargin));
		const standing = fittedStanding(bounds, { width, height }, around, maxBounds);
		canvas.width = Math.round(width * ratio);
		canvas.height = Math.round(height * ratio);
		const context = canvas.getContext('2d');
		if (!context || !standing) return false;
		context.scale(ratio, ratio);
		const style = sceneStyle(scene, NO_FONTS);
		const tracts = this.#tracts(input);
		for (const layer of style.layers) {
			const { zoom } = standing;
			if (zoom < (layer.minzoom ?? 0) || zoom >= (layer.maxzoom ?? 24)) continue;
			if (layer.type === 'background') {
				drawGround(context, layer, standing, input);
				continue;
			}
			const features = this.#featuresOf(layer, style, tracts);
			const filter: unknown = 'filter' in layer ? (layer.filter ?? true) : true;
			drawLayer(
				context,
				layer,
				features.filter((each) => valueOf(filter, { zoom, ...each }) === true),
				standing
			);
		}
		this.#drawn = { input, standing };
		return true;
	}

	/** What is meant by a tap or click, CSS pixels from the top left: a station within reach before the tract beneath. */
	targetAt(at: { readonly x: number; readonly y: number }, touch: boolean): SceneTarget | null {
		if (!this.#drawn) return null;
		const { input, standing } = this.#drawn;
		const { world, left, top } = standing;
		const stations = input.scene.corridor.stations.map(({ id, lng, lat }) => {
			const [x, y] = toWorld([lng, lat]);
			return { id, screen: { x: x * world - left, y: y * world - top } };
		});
		const station = stationAt(stations, at, touch ? STATION_REACH.touch : STATION_REACH.mouse);
		if (station !== null) return { kind: 'station', id: station };
		const point: WorldPoint = [(at.x + left) / world, (at.y + top) / world];
		const tract = this.#shapes.tracts.find(({ rings }) => isWithin(rings, point));
		const geoid = tract && input.classes.geoids[tract.row];
		return geoid === undefined ? null : { kind: 'tract', geoid };
	}

	#tracts({ scene: { colors, litClass }, classes: { classes, low, out } }: SketchInput): Drawn[] {
		return this.#shapes.tracts.map(({ row, rings }) => {
			const { fill, texture }: TractState = tractState(
				classes[row] ?? NO_DATA_CLASS,
				low[row] === 1,
				colors,
				litClass,
				out?.[row] === 1
			);
			return { kind: 'area', properties: {}, state: { ...fill, ...texture }, runs: rings };
		});
	}

	/** Of the archives the sketch has the tracts, and the lines beside the planned one. */
	#featuresOf(
		layer: Exclude<LayerSpecification, { type: 'background' }>,
		{ sources }: StyleSpecification,
		tracts: readonly Drawn[]
	): readonly Drawn[] {
		if (layer.type === 'symbol' || !('source' in layer)) return [];
		const part = 'source-layer' in layer ? layer['source-layer'] : undefined;
		if (layer.source === TRACT_OUTLINES.archive || layer.source === TRACT_MARKS) return tracts;
		if (layer.source === lines.tiles[0].archive) {
			if (part !== lines.tiles[0].id) return [];
			return this.#shapes.lines.map(({ status, run }) => ({
				kind: 'line',
				properties: { status },
				state: NO_STATE,
				runs: [run]
			}));
		}
		const source = sources[layer.source];
		const data = source?.type === 'geojson' ? source.data : null;
		return typeof data === 'object' && data?.type === 'FeatureCollection'
			? data.features.flatMap(drawnOf)
			: [];
	}
}

type Context = CanvasRenderingContext2D;

function drawGround(
	context: Context,
	{ paint = {} }: Extract<LayerSpecification, { type: 'background' }>,
	{ zoom }: Standing,
	{ width, height }: SketchInput
): void {
	const told: Told = { zoom, properties: {}, state: NO_STATE };
	context.globalAlpha = Number(valueOf(paint['background-opacity'] ?? 1, told));
	context.fillStyle = String(valueOf(paint['background-color'], told));
	context.fillRect(0, 0, width, height);
}

function drawLayer(
	context: Context,
	layer: LayerSpecification,
	features: readonly Drawn[],
	standing: Standing
): void {
	const { zoom } = standing;
	const paint = (layer.paint ?? {}) as Properties;
	for (const [, alike] of groupedBy(features, (each) =>
		// Areas of one color or texture are filled as one; borders lie upon each other, as in the engine.
		layer.type === 'fill' ? JSON.stringify(each.state) : each
	)) {
		const told: Told = { zoom, ...alike[0]! };
		const of = (name: string, otherwise: unknown) => valueOf(paint[name] ?? otherwise, told);
		context.globalAlpha = Number(of(`${layer.type}-opacity`, 1));
		if (context.globalAlpha === 0) continue;
		if (layer.type === 'circle') drawDots(context, alike, standing, of);
		if (layer.type === 'line') {
			context.strokeStyle = String(of('line-color', '#000'));
			context.lineWidth = Number(of('line-width', 1));
			const dashes = (of('line-dasharray', []) as readonly number[]).map(
				(each) => each * context.lineWidth
			);
			context.setLineDash(dashes);
			const { 'line-cap': cap = 'butt', 'line-join': join = 'miter' } = (layer.layout ??
				{}) as Record<string, CanvasLineCap & CanvasLineJoin>;
			context.lineCap = cap;
			context.lineJoin = join;
			if (context.lineWidth > 0) context.stroke(pathOf(alike, standing));
		}
		if (layer.type === 'fill') {
			const pattern = of('fill-pattern', null) as string | null;
			const ink = pattern ? texture(context, pattern, standing) : of('fill-color', null);
			if (!ink) continue;
			const path = pathOf(alike, standing);
			context.fillStyle = ink as string | CanvasPattern;
			context.fill(path, 'evenodd');
			if (pattern) continue;
			// Neighbors meet without a seam of the ground between them.
			context.strokeStyle = ink as string;
			context.lineWidth = SEAM;
			context.lineJoin = 'round';
			context.setLineDash([]);
			context.stroke(path);
		}
	}
	context.globalAlpha = 1;
}

/** Pixels on a border that its areas take from each other. */
const SEAM = 0.75;

function drawDots(
	context: Context,
	features: readonly Drawn[],
	{ world, left, top }: Standing,
	of: (name: string, otherwise: unknown) => unknown
): void {
	const radius = Number(of('circle-radius', 5));
	const rim = Number(of('circle-stroke-width', 0));
	for (const [[x, y] = [NaN, NaN]] of features.flatMap(({ runs }) => runs)) {
		const circle = (size: number) => {
			context.beginPath();
			context.arc(x * world - left, y * world - top, size, 0, 2 * Math.PI);
			context.fill();
		};
		// The rim lies around the dot.
		context.fillStyle = String(of('circle-stroke-color', '#000'));
		if (rim > 0) circle(radius + rim);
		context.fillStyle = String(of('circle-color', '#000'));
		circle(radius);
	}
}

function pathOf(features: readonly Drawn[], { world, left, top }: Standing): Path2D {
	const path = new Path2D();
	for (const { kind, runs } of features) {
		for (const run of runs) {
			run.forEach(([x, y], at) => {
				if (at === 0) path.moveTo(x * world - left, y * world - top);
				else path.lineTo(x * world - left, y * world - top);
			});
			if (kind === 'area') path.closePath();
		}
	}
	return path;
}

function groupedBy<T>(all: readonly T[], key: (each: T) => unknown): Map<unknown, T[]> {
	const groups = new Map<unknown, T[]>();
	for (const each of all) {
		const own = groups.get(key(each));
		if (own) own.push(each);
		else groups.set(key(each), [each]);
	}
	return groups;
}

/** A texture as the engine lays it: from the corner of the world, growing from each zoom to the next. */
function texture(
	context: Context,
	id: string,
	{ zoom, left, top }: Standing
): CanvasPattern | null {
	const image = styleImages().get(id);
	if (!image) return null;
	const canvas = document.createElement('canvas');
	canvas.width = image.width;
	canvas.height = image.height;
	canvas.getContext('2d')?.putImageData(new ImageData(image.data, image.width), 0, 0);
	const pattern = context.createPattern(canvas, 'repeat');
	const scale = 2 ** (zoom - Math.floor(zoom)) / PATTERN_PIXEL_RATIO;
	const [x, y] = [left % (image.width * scale), top % (image.height * scale)];
	pattern?.setTransform({ a: scale, b: 0, c: 0, d: scale, e: -x, f: -y });
	return pattern;
}

/** By the even-odd rule. */
export function isWithin(rings: readonly (readonly WorldPoint[])[], [x, y]: WorldPoint): boolean {
	let within = false;
	for (const ring of rings) {
		ring.forEach(([ax, ay], at) => {
			const [bx, by] = ring[(at + 1) % ring.length]!;
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
		});
	}
	return within;
}
