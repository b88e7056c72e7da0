/**
 * How many of the methods that could look at an area flag it, and which. Disagreement is normal and
 * is shown. A method that looks only inside a central city cannot agree or disagree elsewhere, so it
 * is never counted among those asked.
 */
import type { Evaluation } from './evaluate.ts';
import { NOT_ENOUGH_DATA } from './finding.ts';
import type { MethodId } from './definitions/method.ts';

export type Agreement = {
	/** Methods that can flag areas here, in the order given. */
	readonly methods: readonly MethodId[];
	/** By row: the methods that flag the area. */
	readonly flaggedBy: readonly (readonly MethodId[])[];
	/** By row: the methods that say nothing of the area (no data, or out of their scope). */
	readonly silent: readonly (readonly MethodId[])[];
	/** By row: those of them that do not look where the area lies, whatever its figures. */
	readonly outside: readonly (readonly MethodId[])[];
};

/**
 * Groups of areas by how far the methods that could look agree; the index is a class of map, legend
 * and table. Counts alone would set 2 of 2 below 3 of 4.
 */
export const AGREEMENT_LEVELS = ['none', 'fewer-than-half', 'half-or-more', 'all'] as const;

export type AgreementLevel = (typeof AGREEMENT_LEVELS)[number];

/** Nobody could look. */
export const NOBODY_LOOKED = -1;

/**
 * Index into `AGREEMENT_LEVELS`, or NOBODY_LOOKED. One method alone agrees with nobody, so what only
 * it could look at is never called "all".
 */
export function agreementLevel(flagged: number, looked: number): number {
	const level = (id: AgreementLevel) => AGREEMENT_LEVELS.indexOf(id);
	if (looked === 0) return NOBODY_LOOKED;
	if (flagged === 0) return level('none');
	if (flagged === looked && looked > 1) return level('all');
	return level(flagged * 2 < looked ? 'fewer-than-half' : 'half-or-more');
}

/** How many methods could look at the area in a row. */
export function lookedAt({ methods, silent }: Agreement, row: number): number {
	return methods.length - (silent[row]?.length ?? 0);
}

/** Methods without a class that flags (scores) take no part. All must be of the same areas. */
export function agreementOf(evaluations: readonly Evaluation[]): Agreement {
	const taking = evaluations.filter(({ prepared }) =>
		prepared.method.classes.some((one) => one.kind === 'flag')
	);
	const size = taking[0]?.prepared.size ?? 0;
	const having = (is: (one: { readonly id: string; readonly kind: string }) => boolean) =>
		Array.from({ length: size }, (_, row) =>
			taking
				.filter(({ prepared, classes }) => {
					const own = prepared.method.classes[classes[row] ?? -1];
					return own !== undefined && is(own);
				})
				.map(({ prepared }) => prepared.method.id)
		);
	return {
		methods: taking.map(({ prepared }) => prepared.method.id),
		flaggedBy: having(({ kind }) => kind === 'flag'),
		silent: having(({ kind }) => kind === 'silent'),
		outside: having(({ id, kind }) => kind === 'silent' && id !== NOT_ENOUGH_DATA)
	};
}
