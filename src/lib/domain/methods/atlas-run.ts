/** The methods on the region’s own figures: all that screens, worker and scripts ask of them. */
import type { IndicatorData, PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import type { Estimate } from '../statistics/estimate.ts';
import {
	DEFAULT_DRAWS,
	confidenceOf,
	likeliestOf,
	type Confidence,
	type RunHooks
} from './confidence.ts';
import {
	RENTER_HOUSEHOLDS,
	quartersNotes,
	regionInputs,
	type QuartersNote
} from './region-inputs.ts';
import {
	RenterDraws,
	flaggedRows,
	headlineIn,
	placePressure,
	stationFlag,
	type AreaWeights,
	type FlagSampling,
	type PlacePressure
} from './station-flags.ts';
import { HALF_MILE } from '../lines/corridor.ts';
import { fail, ok, type Result } from '../result.ts';
import {
	countStations,
	isAdjusted,
	NO_ADJUSTMENT,
	type Adjustment,
	type AgreementAnswer,
	type ClassesAnswer,
	type MethodsQuestion,
	type OtherVerdict,
	type StationArea,
	type StationResult,
	type TraceAnswer,
	type TraceQuestion
} from './questions.ts';
import { adjust, type AdjustmentProblem } from './sensitivity.ts';
import { compareEvaluations, evaluate, type Evaluation } from './evaluate.ts';
import { agreementLevel, agreementOf, lookedAt } from './agreement.ts';
import { NOT_ENOUGH_DATA, traceArea } from './trace.ts';
import { methodById, type MethodId } from './definitions/index.ts';
import type { MethodInputs } from './measure.ts';
import { prepare } from './prepare.ts';

/* What the methods' answers say of the region beside classes: renters, group quarters, stations. */

export type AtlasGround = {
	/** Renter households by tract row, which station areas are flagged by. */
	readonly renters: readonly Estimate[];
	/** Their random draws, never negative. */
	readonly rentersOf: (row: number) => Float32Array;
	/** Tracts that are largely a campus, a prison or the like, by row. */
	readonly quarters: ReadonlyMap<number, QuartersNote>;
	/** Ids of the stations that run already. */
	readonly openStations: ReadonlySet<string>;
	/** Tract rows whose figures of 2010 tracts were carried across changed boundaries. */
	readonly carried: ReadonlySet<number>;
};

/** `indicators` holds all of `REGION_INDICATORS`. */
function atlasGround(
	places: PlacesFile,
	indicators: ReadonlyMap<IndicatorId, IndicatorData>
): AtlasGround {
	const { indicator, vintage } = RENTER_HOUSEHOLDS;
	const newest = (id: IndicatorId) => indicators.get(id)?.vintages[vintage]?.tracts ?? [];
	const renters = newest(indicator);
	const draws = new RenterDraws(
		`${indicator}:${vintage}`,
		places.tracts.geoid,
		renters,
		DEFAULT_DRAWS
	);
	return {
		renters,
		rentersOf: draws.of,
		quarters: quartersNotes({
			people: newest('people'),
			households: newest('households'),
			groupQuarters: newest('group-quarters')
		}),
		openStations: new Set(
			places.stations.filter(({ status }) => status === 'open').map(({ id }) => id)
		),
		// Every earlier figure is carried over the same boundaries; that of any indicator will do.
		carried: indicators.get(indicator)?.vintages['2015-2019']?.carried ?? new Set()
	};
}

/*
 * What the screens ask of the methods, on the region's own figures. Pure, so that worker, scripts
 * and tests run the same code; the worker only passes messages.
 */

export class AtlasRun {
	readonly #shapes: ShapesFile;
	readonly #inputs: ReadonlyMap<MethodId, MethodInputs>;
	readonly #evaluations = new Map<string, Evaluation>();
	/** What was said of places by draws, as long as both are kept: the region stands beside every place. */
	readonly #pressures = new WeakMap<Confidence, WeakMap<object, PlacePressure | null>>();
	readonly #confidences = new Map<string, Confidence>();
	/** Draws under way, each with all who wait for them. */
	readonly #drawing = new Map<string, { readonly askers: RunHooks[]; readonly drawn: Drawn }>();
	readonly #ground: AtlasGround;

	/** `indicators` holds all of `REGION_INDICATORS`. Throws where the files do not belong together. */
	constructor(
		places: PlacesFile,
		shapes: ShapesFile,
		indicators: ReadonlyMap<IndicatorId, IndicatorData>
	) {
		this.#shapes = shapes;
		this.#ground = atlasGround(places, indicators);
		this.#inputs = regionInputs(places, shapes, indicators);
	}

	/** Methods that run on the region's figures, in the order of the screens. */
	get methods(): readonly MethodId[] {
		return [...this.#inputs.keys()];
	}

	/** @param areas of the stations in line order, where the reach is none of `STATION_REACHES` */
	classes(question: MethodsQuestion, areas?: readonly StationArea[]): Result<ClassesAnswer> {
		const after = this.#evaluate(question.method, question.adjustment);
		if (!after.ok) return after;
		const before = this.#evaluate(question.method, NO_ADJUSTMENT);
		if (!before.ok) return before;
		const { method } = after.value.prepared;
		const changed = isAdjusted(question.adjustment);
		const drawn = this.#confidences.get(keyOf(question.method, question.adjustment)) ?? null;
		const drawnBefore = this.#confidences.get(keyOf(question.method, NO_ADJUSTMENT)) ?? null;
		return ok({
			question,
			classIds: method.classes.map(({ id }) => id),
			kinds: method.classes.map(({ kind }) => kind),
			classes: after.value.classes,
			confidence: drawn?.share ?? null,
			stations: this.#stations(after.value, drawn, areas ?? this.#areasAt(question.reach)),
			difference: changed ? compareEvaluations(before.value, after.value) : null,
			stationsBefore: countStations(
				this.#stations(before.value, drawnBefore, this.#areasAt(HALF_MILE))
			),
			heldFixed: drawn?.heldFixed ?? [],
			modelled: drawn?.modelled ?? [],
			likeliest: drawn && likeliestOf(after.value, drawn),
			quarters: [...this.#ground.quarters.values()]
		});
	}

	/** How many methods flag each area; the question's method counts as adjusted. */
	agreement({ method, adjustment }: MethodsQuestion): Result<AgreementAnswer> {
		const evaluations: Evaluation[] = [];
		for (const id of this.methods) {
			const result = this.#evaluate(id, id === method ? adjustment : NO_ADJUSTMENT);
			if (!result.ok) return result;
			evaluations.push(result.value);
		}
		const agreement = agreementOf(evaluations);
		return ok({
			...agreement,
			counts: Uint8Array.from(agreement.flaggedBy, (methods) => methods.length),
			levels: Int8Array.from(agreement.flaggedBy, (methods, row) =>
				agreementLevel(methods.length, lookedAt(agreement, row))
			)
		});
	}

	/**
	 * The draws of a method, kept until another adjustment of it is asked for. Those of the method as
	 * it stands come with them, because what an adjustment changes is told against it.
	 */
	async confidence(
		{ method, adjustment }: Pick<MethodsQuestion, 'method' | 'adjustment'>,
		hooks: RunHooks = {}
	): Promise<Result<Confidence>> {
		const key = keyOf(method, adjustment);
		const kept = this.#confidences.get(key);
		if (kept) return ok(kept);
		if (isAdjusted(adjustment)) {
			const standing = await this.confidence({ method, adjustment: NO_ADJUSTMENT }, hooks);
			if (!standing.ok) return standing;
		}
		const evaluation = this.#evaluate(method, adjustment);
		if (!evaluation.ok) return evaluation;
		const drawn = await this.#draw(key, evaluation.value, hooks);
		if (hooks.aborted?.() === true) return fail('run-aborted');
		// Given up by others before this asker came.
		if (!drawn?.[0]) return this.confidence({ method, adjustment }, hooks);
		// Draws of the methods as they stand are kept for all; of adjusted ones only the last.
		for (const older of this.#confidences.keys()) {
			if (older.startsWith(`${method} `) && older !== keyOf(method, NO_ADJUSTMENT)) {
				this.#confidences.delete(older);
			}
		}
		this.#confidences.set(key, drawn[0]);
		return ok(drawn[0]);
	}

	/** The same draws are made once for all who ask meanwhile, and given up once all of them have. */
	#draw(key: string, { prepared }: Evaluation, hooks: RunHooks): Drawn {
		const underWay = this.#drawing.get(key);
		if (underWay) {
			underWay.askers.push(hooks);
			return underWay.drawn;
		}
		const askers = [hooks];
		const drawn = confidenceOf([prepared], DEFAULT_DRAWS, {
			aborted: () => askers.every(({ aborted }) => aborted?.() === true),
			pause: async () => hooks.pause?.(),
			progress: (share) => {
				for (const { progress } of askers) progress?.(share);
			}
		}).finally(() => this.#drawing.delete(key));
		this.#drawing.set(key, { askers, drawn });
		return drawn;
	}

	async trace(question: TraceQuestion, hooks: RunHooks = {}): Promise<Result<TraceAnswer>> {
		const evaluation = this.#evaluate(question.method, question.adjustment);
		if (!evaluation.ok) return evaluation;
		const confidence = await this.confidence(question, hooks);
		if (!confidence.ok) return confidence;
		const others = this.methods.filter((id) => id !== question.method);
		for (const id of others) {
			const drawn = await this.confidence(
				{ ...question, method: id, adjustment: NO_ADJUSTMENT },
				hooks
			);
			if (!drawn.ok) return drawn;
		}
		return ok({
			question,
			trace: traceArea(evaluation.value, question.row, confidence.value),
			carried: this.#ground.carried.has(question.row),
			quarters: this.#ground.quarters.get(question.row) ?? null,
			others: others.map((id) => this.#verdict(id, question.row))
		});
	}

	#verdict(method: MethodId, row: number): OtherVerdict {
		const evaluation = this.#evaluate(method, NO_ADJUSTMENT);
		if (!evaluation.ok) throw new Error(`${method} ran before and does not now.`);
		const { classes, prepared } = evaluation.value;
		const own = prepared.method.classes[classes[row] ?? -1];
		const drawn = this.#confidences.get(keyOf(method, NO_ADJUSTMENT)) ?? null;
		const share = drawn?.share[row] ?? NaN;
		return {
			method,
			class: own?.id ?? '',
			flagged: own?.kind === 'flag',
			silent: own?.kind === 'silent',
			outside: own?.kind === 'silent' && own.id !== NOT_ENOUGH_DATA,
			headline: headlineIn(evaluation.value, row, drawn),
			confidence: Number.isNaN(share) ? null : share
		};
	}

	/**
	 * What a method says of any place; null for a method that flags nothing. Draws are made first
	 * where there are none yet: a place is never called flagged without them.
	 */
	async pressure(
		question: MethodsQuestion,
		weights: AreaWeights,
		hooks: RunHooks = {}
	): Promise<Result<PlacePressure | null>> {
		const evaluation = this.#evaluate(question.method, question.adjustment);
		if (!evaluation.ok) return evaluation;
		const confidence = await this.confidence(question, hooks);
		if (!confidence.ok) return confidence;
		const told =
			this.#pressures.get(confidence.value) ?? new WeakMap<object, PlacePressure | null>();
		this.#pressures.set(confidence.value, told);
		const kept = told.get(weights.households);
		if (kept !== undefined) return ok(kept);
		const pressure = placePressure(evaluation.value, weights, {
			...this.#ground,
			confidence: confidence.value,
			sampling: this.#sampling(confidence.value)
		});
		told.set(weights.households, pressure);
		return ok(pressure);
	}

	#sampling(drawn: Confidence): FlagSampling {
		return { flags: drawn.flagDraws, rentersOf: this.#ground.rentersOf };
	}

	#stations(
		evaluation: Evaluation,
		drawn: Confidence | null,
		areas: readonly StationArea[]
	): StationResult[] {
		if (!evaluation.prepared.method.classes.some(({ kind }) => kind === 'flag')) return [];
		const flags = flaggedRows(evaluation);
		const sampling = drawn && this.#sampling(drawn);
		return areas.map((area) => ({
			station: area.station,
			open: this.#ground.openStations.has(area.station),
			flag: stationFlag(area, this.#ground.renters, flags, sampling)
		}));
	}

	/** The areas of the nearest reach that the files hold. */
	#areasAt(reach: number): readonly StationArea[] {
		const nearest = [...this.#shapes.stationAreas].sort(
			(a, b) => Math.abs(a.meters - reach) - Math.abs(b.meters - reach)
		)[0];
		return nearest?.areas ?? [];
	}

	#evaluate(id: MethodId, adjustment: Adjustment): Result<Evaluation> {
		const key = keyOf(id, adjustment);
		const kept = this.#evaluations.get(key);
		if (kept) return ok(kept);
		const inputs = this.#inputs.get(id);
		if (!inputs) return fail('method-cannot-run', { method: id });
		const method = adjust(methodById(id), adjustment);
		if (!method.ok) return method;
		const evaluation = evaluate(prepare(method.value, inputs));
		// The method as it stands is asked for again and again, an adjusted one until the next change.
		for (const older of this.#evaluations.keys()) {
			if (older.startsWith(`${id} `) && older !== keyOf(id, NO_ADJUSTMENT)) {
				this.#evaluations.delete(older);
			}
		}
		this.#evaluations.set(key, evaluation);
		return ok(evaluation);
	}
}

type Drawn = ReturnType<typeof confidenceOf>;

function keyOf(method: MethodId, adjustment: Adjustment): string {
	return `${method} ${JSON.stringify(adjustment)}`;
}

/* Methods on the region's figures, in one call: what worker, scripts and tests run. */

export { REGION_INDICATORS, REGION_METHODS, regionInputs } from './region-inputs.ts';

/**
 * Runs every method that `inputs` has, in its order, with a person's changes where there are any.
 * Fails where a change does not fit its method. `evaluation.prepared` is what `confidenceOf` takes.
 */
export function runMethods(
	inputs: ReadonlyMap<MethodId, MethodInputs>,
	adjustments: Readonly<Partial<Record<MethodId, Adjustment>>> = {}
): Result<ReadonlyMap<MethodId, Evaluation>, AdjustmentProblem> {
	const evaluations = new Map<MethodId, Evaluation>();
	for (const [id, own] of inputs) {
		const adjusted = adjust(methodById(id), adjustments[id] ?? NO_ADJUSTMENT);
		if (!adjusted.ok) return adjusted;
		evaluations.set(id, evaluate(prepare(adjusted.value, own)));
	}
	return ok(evaluations);
}
