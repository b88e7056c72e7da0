/** What hangs on the rules of each method, small enough to be shown: counts of tracts, names of stations. */
import type { MethodId } from '../risk/method.ts';
import type { Choice, MethodSensitivity, Standing } from '../risk/sensitivity.ts';

export type RuleTried = {
	readonly choice: Choice;
	/** Tracts that the changed rule flags, and those that it no longer flags. */
	readonly tracts: { readonly gained: number; readonly lost: number };
	/** Ids of station areas. */
	readonly stations: { readonly gained: readonly string[]; readonly lost: readonly string[] };
};

export type RulesEvidence = {
	readonly method: MethodId;
	/** Every rule, changed alone. */
	readonly tried: readonly RuleTried[];
	readonly tracts: {
		readonly flagged: number;
		/** GEOIDs: flagged as it stands and under every changed rule. */
		readonly always: readonly string[];
		/** Turned by one changed rule alone. */
		readonly onOneRule: number;
		/** Flagged by none. */
		readonly never: number;
	};
	/** Ids of station areas; `never` counts. */
	readonly stations: {
		readonly flagged: readonly string[];
		readonly always: readonly string[];
		readonly onOneRule: readonly string[];
		readonly never: number;
	};
};

export function rulesEvidence(all: readonly MethodSensitivity[]): RulesEvidence[] {
	return all.map(({ method, choices, tracts, stations }) => ({
		method,
		tried: choices.map(({ choice, tracts: turned, stations }) => ({
			choice,
			tracts: { gained: turned.gained.length, lost: turned.lost.length },
			stations
		})),
		tracts: {
			flagged: tracts.flagged.length,
			always: tracts.always,
			onOneRule: turnedOnce(tracts).length,
			never: tracts.never
		},
		stations: {
			flagged: stations.flagged,
			always: stations.always,
			onOneRule: turnedOnce(stations),
			never: stations.never
		}
	}));
}

function turnedOnce({ onOneChoice }: Standing): string[] {
	return onOneChoice.map(({ id }) => id);
}
