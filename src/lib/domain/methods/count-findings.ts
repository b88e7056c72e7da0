/** How many areas each method puts into each class, and how often methods agree, for the methods page. */
import {
	AGREEMENT_LEVELS,
	agreementLevel,
	agreementOf,
	lookedAt,
	NOBODY_LOOKED
} from './agreement.ts';
import type { Evaluation } from './evaluate.ts';
import type { MethodId } from './definitions/method.ts';

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
