/**
 * What the screens ask about places, on the atlas's own files. Pure, so that worker, scripts and
 * tests run the same code; the worker only passes messages.
 */
import type { LinesFile, PlacesFile } from '../indicators/built-files.ts';
import type { LonLat } from '../geometry/projection.ts';
import type { MultiPolygonCoordinates } from '../geometry/polygon.ts';
import type { Bounds } from '../geometry/area.ts';
import type { TractWeights } from '../indicators/figures.ts';
import {
	parsePlace,
	placeRef,
	type PlaceExtent,
	type PlaceRef,
	type PlaceNote,
	planStationId,
	type Plan
} from './place.ts';
import { outlineOf, resolvePlace } from './resolve.ts';
import {
	expandPlaces,
	placeLine,
	placeExtent,
	planLine,
	stationNamed,
	type PlaceContext,
	type PlaceLine
} from './place-code.ts';
import { Recent } from '../recent.ts';
import { fail, ok, type Result, type Problem } from '../result.ts';
import type { AtlasRun } from '../methods/atlas-run.ts';
import type { RunHooks } from '../methods/confidence.ts';
import type { StationArea, MethodsQuestion } from '../methods/questions.ts';
import type { AreaWeights, PlacePressure, StationFlag } from '../methods/station-flags.ts';
import { overTime, type PeriodFigure } from './over-time.ts';
import { locateAmong, type Locate, tractsAround } from './apportion.ts';
import { profileOfHeld, profilePlace, type PlaceProfile, type ProfileSources } from './profile.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';

/* What is asked and what is answered: plain data that passes between worker and page. */

/** A place with everything that is known of it. */
export type MeasuredPlace = {
	readonly ref: PlaceRef;
	readonly profile: PlaceProfile;
	/** What the method says of its tracts; null for a method that flags nothing. */
	readonly pressure: PlacePressure | null;
	/** Coordinates of a MultiPolygon; null where the place has no outline of its own (the region). */
	readonly outline: MultiPolygonCoordinates | null;
	/** West, south, east, north in degrees. */
	readonly bounds: Bounds;
	/** The city that holds most of its homes; null where none does, and for cities themselves. */
	readonly city: string | null;
};

/** What references leave open is in the question: reach of station areas, method, own line. */
export type PlacesQuestion = MethodsQuestion & { readonly plan: Plan | null };

export type ProfileQuestion = PlacesQuestion & { readonly place: PlaceRef };

/** What a place is set beside, widest last. */
export type ReferenceRole = 'corridor' | 'city' | 'region';

export type ProfileAnswer = {
	readonly question: ProfileQuestion;
	readonly place: MeasuredPlace;
	/** The corridor within a mile, the city, the region: those that are not the place itself. */
	readonly beside: readonly { readonly role: ReferenceRole; readonly place: MeasuredPlace }[];
	/** GEOIDs of the tracts that meet at the middle of a circle; left out where it lies well inside one. */
	readonly meeting?: readonly string[];
};

/** `each:` references are written out by the answer. */
export type CompareQuestion = PlacesQuestion & { readonly places: readonly PlaceRef[] };

export type CompareAnswer = {
	readonly question: CompareQuestion;
	readonly places: readonly MeasuredPlace[];
	/** Places that could not be measured, each with its reason. */
	readonly refused: readonly { readonly ref: PlaceRef; readonly problem: Problem }[];
};

/** One figure of several places in all its periods; `each:` references are written out. */
export type OverTimeQuestion = PlacesQuestion & {
	readonly places: readonly PlaceRef[];
	readonly indicator: IndicatorId;
};

export type OverTimeAnswer = {
	readonly question: OverTimeQuestion;
	/** Those that could be measured, in the order in which they were named. */
	readonly places: readonly { readonly ref: PlaceRef; readonly series: readonly PeriodFigure[] }[];
};

export type PlanQuestion = MethodsQuestion & { readonly plan: Plan };

export type PlanAnswer = {
	readonly question: PlanQuestion;
	/** In the order of the plan's stations. */
	readonly stations: readonly { readonly id: string; readonly flag: StationFlag | null }[];
};

export type MeasureQuestion = { readonly place: PlaceExtent };

/** The live count while a place is being made. */
export type MeasureAnswer = {
	readonly question: MeasureQuestion;
	/** 2020 Census, apportioned block group by block group. */
	readonly people2020: number;
	readonly renterHouseholds: Estimate;
	readonly tracts: number;
	readonly notes: readonly PlaceNote[];
};

/** Everything near a place that its map shows. West, south, east, north in degrees. */
export type OutlinesQuestion = { readonly bounds: Bounds };

export type OutlinesAnswer = {
	readonly question: OutlinesQuestion;
	/** Rows of the tracts whose boxes reach into the bounds. */
	readonly rows: readonly number[];
	/** Their published outlines, in the same order. */
	readonly outlines: readonly MultiPolygonCoordinates[];
	/** Cities whose boxes reach into the bounds. */
	readonly cities: readonly {
		readonly name: string;
		readonly outline: MultiPolygonCoordinates;
	}[];
};

type Ground = Pick<MeasuredPlace, 'profile' | 'outline' | 'bounds' | 'city'>;

/** Places whose figures are kept: what others are set beside is asked for again and again. */
const MOST_KEPT = 100;

export class AtlasPlaces {
	/** What places are measured with, for others that measure them. */
	readonly sources: ProfileSources;
	readonly #lines: readonly PlaceLine[];
	readonly #places: PlacesFile;
	readonly #run: AtlasRun;
	readonly #kept = new Recent<string, Ground>(MOST_KEPT);
	/** Made when the first circle is asked for. */
	#tractAt: Locate | null = null;

	constructor(sources: ProfileSources, lines: LinesFile, places: PlacesFile, run: AtlasRun) {
		this.sources = sources;
		this.#lines = lines.lines.map(placeLine);
		this.#places = places;
		this.#run = run;
	}

	/** A place beside the corridor, its city and the region. */
	async profile(question: ProfileQuestion, hooks: RunHooks = {}): Promise<Result<ProfileAnswer>> {
		const place = await this.#measured(question.place, question, hooks);
		if (!place.ok) return place;
		const beside: { role: ReferenceRole; place: MeasuredPlace }[] = [];
		for (const [role, ref] of this.#referencesOf(place.value)) {
			const measured = await this.#measured(ref, question, hooks);
			if (measured.ok) beside.push({ role, place: measured.value });
		}
		const meeting = this.#meetingAt(question.place);
		return ok({ question, place: place.value, beside, ...(meeting.length > 1 && { meeting }) });
	}

	/** Tracts at the middle of a circle; none of any other place. */
	#meetingAt(ref: PlaceRef): readonly string[] {
		const place = parsePlace(ref);
		if (place?.kind !== 'near') return [];
		const { tracts, geoids } = this.sources.index;
		this.#tractAt ??= locateAmong(tracts);
		return tractsAround(this.#tractAt, [place.lng, place.lat]).map((row) => geoids[row]!);
	}

	/** Several places in the order in which they were named. */
	async compare(question: CompareQuestion, hooks: RunHooks = {}): Promise<Result<CompareAnswer>> {
		const places: MeasuredPlace[] = [];
		const refused: CompareAnswer['refused'][number][] = [];
		for (const ref of expandPlaces(question.places, this.#context(question).lines)) {
			await hooks.pause?.();
			if (hooks.aborted?.() === true) return fail('run-aborted');
			const measured = await this.#measured(ref, question, hooks);
			if (measured.ok) places.push(measured.value);
			else refused.push({ ref, problem: measured.problem });
		}
		return ok({ question, places, refused });
	}

	/** One figure of several places in all its periods. */
	async overTime(
		question: OverTimeQuestion,
		hooks: RunHooks = {}
	): Promise<Result<OverTimeAnswer>> {
		const context = this.#context(question);
		const places: OverTimeAnswer['places'][number][] = [];
		for (const ref of expandPlaces(question.places, context.lines)) {
			await hooks.pause?.();
			if (hooks.aborted?.() === true) return fail('run-aborted');
			const extent = placeExtent(ref, context);
			const held = extent.ok ? resolvePlace(this.sources.index, extent.value) : extent;
			if (!held.ok) continue;
			places.push({ ref, series: overTime(this.sources, held.value, question.indicator) });
		}
		return ok({ question, places });
	}

	/** Which station areas of an own line a method flags. */
	async plan(question: PlanQuestion, hooks: RunHooks = {}): Promise<Result<PlanAnswer>> {
		const stations: { id: string; flag: PlanAnswer['stations'][number]['flag'] }[] = [];
		for (const [at, { lngLat }] of question.plan.stations.entries()) {
			const weights = this.#weightsAround(lngLat, question.plan.meters);
			const pressure = weights.ok ? await this.#run.pressure(question, weights.value, hooks) : null;
			if (pressure && !pressure.ok) return pressure;
			stations.push({ id: planStationId(at), flag: pressure?.value?.flag ?? null });
		}
		return ok({ question, stations });
	}

	/** What references stand for, each place of those that stand for many by itself; unknown ones are left out. */
	extents(
		refs: readonly PlaceRef[],
		question: Pick<PlacesQuestion, 'reach' | 'plan'>
	): { readonly ref: PlaceRef; readonly extent: PlaceExtent }[] {
		const context = this.#context(question);
		return expandPlaces(refs, context.lines).flatMap((ref) => {
			const extent = placeExtent(ref, context);
			return extent.ok ? [{ ref, extent: extent.value }] : [];
		});
	}

	/** People and renter homes of a place that is being made. */
	measure(question: MeasureQuestion): Result<MeasureAnswer> {
		// Records take their time, and a place that is being made asks for none.
		const profile = profilePlace({ ...this.sources, records: null }, question.place);
		if (!profile.ok) return profile;
		const { figures, weights, notes } = profile.value;
		const figure = (id: string) => {
			const found = figures.find(({ definition }) => definition.id === id);
			if (!found) throw new Error(`Profiles have no figure "${id}".`);
			return found.estimate;
		};
		return ok({
			question,
			people2020: figure('people_2020').value ?? 0,
			renterHouseholds: figure('renter_households'),
			tracts: weights.tracts.length,
			notes
		});
	}

	/** Areas of the atlas's own stations at any reach, in line order. */
	stationAreas(reach: number): readonly StationArea[] {
		return this.#places.stations.flatMap(({ id }) => {
			const station = stationNamed(id, this.#lines);
			const weights = station && this.#weightsAround(station.lngLat, reach);
			return weights?.ok ? [{ station: id, ...weights.value }] : [];
		});
	}

	#weightsAround(lngLat: LonLat, meters: number): Result<AreaWeights> {
		const held = resolvePlace(this.sources.index, {
			kind: 'reach',
			points: [lngLat],
			lines: [],
			meters
		});
		return held.ok ? ok(areaWeights(held.value.held)) : held;
	}

	#context({ reach, plan }: Pick<PlacesQuestion, 'reach' | 'plan'>): PlaceContext {
		return { reach, lines: plan ? [...this.#lines, planLine(plan)] : this.#lines };
	}

	async #measured(
		ref: PlaceRef,
		question: PlacesQuestion,
		hooks: RunHooks
	): Promise<Result<MeasuredPlace>> {
		const ground = this.#ground(ref, question);
		if (!ground.ok) return ground;
		const weights = areaWeights(ground.value.profile.weights);
		const pressure = await this.#run.pressure(question, weights, hooks);
		return pressure.ok ? ok({ ref, ...ground.value, pressure: pressure.value }) : pressure;
	}

	/** All that does not depend on the method. */
	#ground(ref: PlaceRef, question: PlacesQuestion): Result<Ground> {
		const context = this.#context(question);
		const asked = placeExtent(ref, context);
		if (!asked.ok) return asked;
		const key = JSON.stringify(asked.value);
		const kept = this.#kept.get(key);
		if (kept) return ok(kept);
		const resolved = resolvePlace(this.sources.index, asked.value);
		if (!resolved.ok) return resolved;
		const profile = profileOfHeld(this.sources, asked.value, resolved.value);
		const outline = outlineOf(this.sources.index, asked.value, resolved.value.area);
		const ground: Ground = {
			profile,
			outline,
			bounds: boundsOf(outline) ?? this.#boundsOfRegion(),
			city: this.#cityOf(ref, profile, context)
		};
		this.#kept.set(key, ground);
		return ok(ground);
	}

	#referencesOf({ ref, city }: MeasuredPlace): readonly (readonly [ReferenceRole, PlaceRef])[] {
		const [line] = this.#lines;
		const all: (readonly [ReferenceRole, PlaceRef])[] = [];
		if (line) {
			all.push(['corridor', placeRef({ kind: 'corridor', id: line.id, meters: null })]);
		}
		if (city !== null) all.push(['city', `city:${city}`]);
		all.push(['region', 'region']);
		return all.filter(([, other]) => other !== ref);
	}

	#cityOf(ref: PlaceRef, { weights }: PlaceProfile, { lines }: PlaceContext): string | null {
		const place = parsePlace(ref);
		if (!place || ['region', 'county', 'city'].includes(place.kind)) return null;
		const own = place.kind === 'station' ? stationNamed(place.id, lines)?.city : undefined;
		if (own) return this.#known(own);
		const { blockGroups } = this.sources.index;
		const homes = new Map<number, number>();
		let all = 0;
		weights.tracts.forEach((row, i) => {
			const units =
				(blockGroups.tractTotals[row]?.housingUnits ?? 0) * (weights.households[i] ?? 0);
			const city = this.#places.tracts.city[row] ?? -1;
			homes.set(city, (homes.get(city) ?? 0) + units);
			all += units;
		});
		const most = [...homes].find(([, units]) => units > all / 2)?.[0];
		return most === undefined ? null : this.#known(this.#places.cities[most] ?? null);
	}

	/** Only cities that have figures of their own. */
	#known(city: string | null): string | null {
		return city !== null && this.sources.index.places.has(`city:${city}`) ? city : null;
	}

	#boundsOfRegion(): Bounds {
		return this.sources.index.places.get('region')?.bbox ?? [-180, -90, 180, 90];
	}
}

function areaWeights({ tracts, households }: TractWeights): AreaWeights {
	return { rows: tracts, households };
}

function boundsOf(outline: MultiPolygonCoordinates | null): Bounds | null {
	const points = outline?.flat(2) ?? [];
	if (points.length === 0) return null;
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of points) {
		west = Math.min(west, x);
		south = Math.min(south, y);
		east = Math.max(east, x);
		north = Math.max(north, y);
	}
	return [west, south, east, north];
}
