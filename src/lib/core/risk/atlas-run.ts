/**
 * What the screens ask of the methods, on the region's own figures. Pure, so that worker, scripts
 * and tests run the same code; the worker only passes messages.
 */
import type { PlacesFile, ShapesFile } from '../catalog/built.ts';
import type { IndicatorData } from '../catalog/decode.ts';
import type { IndicatorId } from '../catalog/ids.generated.ts';
import { HALF_MILE } from '../corridor/distance.ts';
import { fail, ok, type Result } from '../result.ts';
import { adjust, compareEvaluations, isAdjusted, NO_ADJUSTMENT } from './adjust.ts';
import type { Adjustment } from './adjust.ts';
import { atlasGround, type AtlasGround } from './atlas-ground.ts';
import { agreementLevel, agreementOf, lookedAt } from './agreement.ts';
import { confidenceOf, likeliestOf, type Confidence, type RunHooks } from './confidence.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { NOT_ENOUGH_DATA } from './finding.ts';
import type { MethodId } from './method.ts';
import { DEFAULT_DRAWS } from './draws.ts';
import type { RiskInputs } from './inputs.ts';
import { methodById } from './methods/index.ts';
import { prepare } from './prepare.ts';
import { regionInputs } from './region-inputs.ts';
import { headlineIn, placePressure, type PlacePressure } from './place-pressure.ts';
import { flaggedRows, stationFlag, type AreaWeights, type FlagSampling } from './station-flags.ts';
import { countStations } from './questions.ts';
import type {
	AgreementAnswer,
	ClassesAnswer,
	OtherVerdict,
	RiskQuestion,
	StationArea,
	StationResult,
	TraceAnswer,
	TraceQuestion
} from './questions.ts';
import { traceArea } from './trace.ts';

export class AtlasRun {
	readonly #shapes: ShapesFile;
	readonly #inputs: ReadonlyMap<MethodId, RiskInputs>;
	readonly #evaluations = new Map<string, Evaluation>();
	readonly #confidences = new Map<string, Confidence>();
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
	classes(question: RiskQuestion, areas?: readonly StationArea[]): Result<ClassesAnswer> {
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
			flags: method.classes.map(({ kind }) => kind === 'flag'),
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
	agreement({ method, adjustment }: RiskQuestion): Result<AgreementAnswer> {
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
		{ method, adjustment }: Pick<RiskQuestion, 'method' | 'adjustment'>,
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
		const drawn = await confidenceOf([evaluation.value.prepared], DEFAULT_DRAWS, hooks);
		if (!drawn?.[0]) return fail('run-aborted');
		// Draws of the methods as they stand are kept for all; of adjusted ones only the last.
		for (const older of this.#confidences.keys()) {
			if (older.startsWith(`${method} `) && older !== keyOf(method, NO_ADJUSTMENT)) {
				this.#confidences.delete(older);
			}
		}
		this.#confidences.set(key, drawn[0]);
		return ok(drawn[0]);
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
		question: RiskQuestion,
		weights: AreaWeights,
		hooks: RunHooks = {}
	): Promise<Result<PlacePressure | null>> {
		const evaluation = this.#evaluate(question.method, question.adjustment);
		if (!evaluation.ok) return evaluation;
		const confidence = await this.confidence(question, hooks);
		if (!confidence.ok) return confidence;
		return ok(
			placePressure(evaluation.value, weights, {
				...this.#ground,
				confidence: confidence.value,
				sampling: this.#sampling(confidence.value)
			})
		);
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

function keyOf(method: MethodId, adjustment: Adjustment): string {
	return `${method} ${JSON.stringify(adjustment)}`;
}
