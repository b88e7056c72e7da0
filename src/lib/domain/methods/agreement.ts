/**
 * How many of the methods that could look at an area flag it, and which. Disagreement is normal and
 * is shown. A method that looks only inside a central city cannot agree or disagree elsewhere, so it
 * is never counted among those asked. Last, what the methods page counts of all this.
 */
import type { Evaluation } from './evaluate.ts';
import { NOT_ENOUGH_DATA } from './trace.ts';
import type { MethodId } from './definitions/index.ts';

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

/* How many areas each method puts into each class, and how often methods agree, for the methods page. */

export type FindingCounts = {
	/** Areas by class, by method. */
	readonly classes: Readonly<Partial<Record<MethodId, Readonly<Record<string, number>>>>>;
	/** Methods that can flag an area. */
	readonly methods: readonly MethodId[];
	/** Areas by how far the methods that could look at them agree, in the order of `AGREEMENT_LEVELS`. */
	readonly agreement: readonly number[];
	/** Areas of which no method says anything: “no method” would be a claim. */
	readonly silent: number;
	/** Areas that started low in the Governing test, and those of them that both it and Freeman call gentrified. */
	readonly gentrified: { readonly low: number; readonly both: number };
};

/** Counts over methods run on the same areas. */
export function countFindings(evaluations: ReadonlyMap<MethodId, Evaluation>): FindingCounts {
	const agreement = agreementOf([...evaluations.values()]);
	const { methods, flaggedBy } = agreement;
	const levels = flaggedBy.map((flagging, row) =>
		agreementLevel(flagging.length, lookedAt(agreement, row))
	);
	const rows = flaggedBy.map((_, row) => row);
	const classOf = (id: MethodId, row: number) => {
		const evaluation = evaluations.get(id);
		return evaluation?.prepared.method.classes[evaluation.classes[row] ?? -1]?.id;
	};
	const low = rows.filter((row) => {
		const own = classOf('governing', row);
		return own === 'gentrified' || own === 'eligible';
	});
	const both = low.filter(
		(row) => classOf('governing', row) === 'gentrified' && classOf('freeman', row) === 'gentrified'
	);
	return {
		classes: Object.fromEntries(
			[...evaluations].map(([id, { prepared }]) => [
				id,
				Object.fromEntries(
					prepared.method.classes.map((own) => [
						own.id,
						rows.filter((row) => classOf(id, row) === own.id).length
					])
				)
			])
		),
		methods,
		agreement: AGREEMENT_LEVELS.map((_, at) => levels.filter((level) => level === at).length),
		silent: levels.filter((level) => level === NOBODY_LOOKED).length,
		gentrified: { low: low.length, both: both.length }
	};
}
