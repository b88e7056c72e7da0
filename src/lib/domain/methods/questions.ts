/**
 * What the screens ask of the methods, with a person's changes to them, and what they are answered.
 * Every screen knows this; definitions and evaluator come where a question is answered.
 */
import { fail, ok, type Result } from '../result.ts';
import type { ClassDifference } from './evaluate.ts';
import type { Agreement } from './agreement.ts';
import type { Likeliest } from './confidence.ts';
import type { QuartersNote } from './region-inputs.ts';
import type { Headline, AreaTrace } from './trace.ts';
import type { ClassDefinition } from './definitions/method.ts';
import type { Method, MethodId } from './definitions/index.ts';
import type { AreaWeights, FlagCall, StationFlag } from './station-flags.ts';

export type Adjustment = {
	/** Ids of tests that are switched off: they are not counted. */
	readonly off: readonly string[];
	/** Added to what a test compares with, in the measure's unit (0.05 = five percentage points), by test id. */
	readonly offsets: Readonly<Record<string, number>>;
	/** How many tests of a group must pass, by group id. */
	readonly atLeast: Readonly<Record<string, number>>;
};

export const NO_ADJUSTMENT: Adjustment = { off: [], offsets: {}, atLeast: {} };

export function isAdjusted({ off, offsets, atLeast }: Adjustment): boolean {
	return (
		off.length > 0 ||
		Object.values(offsets).some((offset) => offset !== 0) ||
		Object.keys(atLeast).length > 0
	);
}

/** Tests that can be switched off or moved, by group; how many of a group must pass can be changed. */
export type Adjustable = Readonly<Record<string, readonly string[]>>;

/** What the method lets people change: all that must be known of it to read a link. */
export function adjustableOf({ groups, tests }: Method): Adjustable {
	return Object.fromEntries(
		groups
			.filter((group) => group.adjustable)
			.map(({ id }) => [id, tests.filter(({ group }) => group === id).map((test) => test.id)])
	);
}

/** Fails exactly where `adjust` would, without the method's definition. */
export function checkAdjustment(
	adjustable: Adjustable,
	{ off, offsets, atLeast }: Adjustment
): Result<null> {
	const groups = new Map(Object.entries(adjustable));
	const tests = new Set([...groups.values()].flat());
	for (const test of [...off, ...Object.keys(offsets)]) {
		if (!tests.has(test)) return fail('unknown-test', { test });
	}
	for (const [test, offset] of Object.entries(offsets)) {
		if (!Number.isFinite(offset)) return fail('bad-offset', { test });
	}
	for (const [group, count] of Object.entries(atLeast)) {
		const most = groups.get(group)?.length ?? 0;
		if (!Number.isInteger(count) || count < 1 || count > most) {
			return fail('bad-count', { group, count, tests: most });
		}
	}
	return ok(null);
}

export type MethodsQuestion = {
	readonly method: MethodId;
	readonly adjustment: Adjustment;
	/** Reach of station areas in meters. */
	readonly reach: number;
};

/** What a station's area holds. */
export type StationArea = AreaWeights & { readonly station: string };

export type StationResult = {
	readonly station: string;
	/** Runs already: it is told apart from the planned ones, and not counted among them. */
	readonly open: boolean;
	readonly flag: StationFlag;
};

/** How many planned station areas are called flagged, and how many may be; null until draws have been made. */
export type StationCount = { readonly flagged: number; readonly mayBe: number };

export type ClassesAnswer = {
	readonly question: MethodsQuestion;
	/** Class ids in the method's order, and what each of them says. */
	readonly classIds: readonly string[];
	readonly kinds: readonly ClassDefinition['kind'][];
	/** Index into `classIds`, by tract row. */
	readonly classes: Uint8Array;
	/** Draws in the same class as a share 0–1, NaN where nothing could be drawn; null until draws have been made. */
	readonly confidence: Float64Array | null;
	/** In line order; empty for a method that flags nothing. */
	readonly stations: readonly StationResult[];
	/** Against the method as it stands; null where nothing is adjusted. */
	readonly difference: ClassDifference | null;
	/** Planned station areas of the method as it stands, at half a mile. */
	readonly stationsBefore: StationCount | null;
	/** Inputs that have no margin in any tract, and so were held fixed in every draw. */
	readonly heldFixed: readonly string[];
	/** Inputs whose margins are fitted ones in some tract, because none were published. */
	readonly modelled: readonly string[];
	/** The class that most draws give each tract; null until draws have been made. */
	readonly likeliest: Likeliest | null;
	/** Tracts that are largely a campus, a prison or the like. */
	readonly quarters: readonly QuartersNote[];
};

/** Counts the planned ones; null where some area has not been drawn. */
export function countStations(stations: readonly StationResult[]): StationCount | null {
	const planned = stations.filter(({ open }) => !open);
	if (planned.some(({ flag }) => flag.call === null && flag.share !== null)) return null;
	const count = (call: FlagCall) => planned.filter(({ flag }) => flag.call === call).length;
	return { flagged: count('flagged'), mayBe: count('may-be-flagged') };
}

export type AgreementAnswer = Agreement & {
	/** By tract row: how many methods flag it. */
	readonly counts: Uint8Array;
	/** By tract row: index into `AGREEMENT_LEVELS`, −1 where no method could look. */
	readonly levels: Int8Array;
};

export type TraceQuestion = MethodsQuestion & { readonly row: number };

export type OtherVerdict = {
	readonly method: MethodId;
	/** Class id by the published figures. */
	readonly class: string;
	readonly flagged: boolean;
	readonly silent: boolean;
	/** Does not look where the tract lies, whatever its figures. */
	readonly outside: boolean;
	readonly headline: Headline;
	/** Share 0–1 of draws in the same class; null where nothing could be drawn. */
	readonly confidence: number | null;
};

export type TraceAnswer = {
	readonly question: TraceQuestion;
	readonly trace: AreaTrace;
	/** Earlier figures of this tract were carried across changed boundaries. */
	readonly carried: boolean;
	/** The tract is largely a campus, a prison or the like. */
	readonly quarters: QuartersNote | null;
	/** What the other methods that can run here say of the same area. */
	readonly others: readonly OtherVerdict[];
};
