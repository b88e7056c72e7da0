/** What the screens ask of the methods, and what they are answered. */
import type { Adjustment, ClassDifference } from './adjust.ts';
import type { Agreement } from './agreement.ts';
import type { MethodId } from './method.ts';
import type { AreaWeights, StationFlag } from './station-flags.ts';
import type { AreaTrace } from './trace.ts';

export type RiskQuestion = {
	readonly method: MethodId;
	readonly adjustment: Adjustment;
	/** Reach of station areas in meters. */
	readonly reach: number;
};

/** What a station's area holds. */
export type StationArea = AreaWeights & { readonly station: string };

export type StationResult = { readonly station: string; readonly flag: StationFlag };

export type ClassesAnswer = {
	readonly question: RiskQuestion;
	/** Class ids in the method's order, and which of them point at an area. */
	readonly classIds: readonly string[];
	readonly flags: readonly boolean[];
	/** Index into `classIds`, by tract row. */
	readonly classes: Uint8Array;
	/** Draws in the same class as a share 0–1, NaN where nothing could be drawn; null until draws have been made. */
	readonly confidence: Float64Array | null;
	/** In line order; empty for a method that flags nothing. */
	readonly stations: readonly StationResult[];
	/** Against the method as it stands; null where nothing is adjusted. */
	readonly difference: ClassDifference | null;
	/** Flagged station areas of the method as it stands, at half a mile. */
	readonly stationsBefore: number;
	/** Inputs that have no margin in any tract, and so were held fixed in every draw. */
	readonly heldFixed: readonly string[];
};

export type AgreementAnswer = Agreement & {
	/** By tract row: how many methods flag it. */
	readonly counts: Uint8Array;
};

export type TraceQuestion = RiskQuestion & { readonly row: number };

export type OtherVerdict = {
	readonly method: MethodId;
	readonly class: string;
	readonly flagged: boolean;
	readonly silent: boolean;
	/** Share 0–1 of draws in the same class; null where nothing could be drawn. */
	readonly confidence: number | null;
};

export type TraceAnswer = {
	readonly question: TraceQuestion;
	readonly trace: AreaTrace;
	/** Earlier figures of this tract were carried across changed boundaries. */
	readonly carried: boolean;
	/** What the other methods that can run here say of the same area. */
	readonly others: readonly OtherVerdict[];
};
