/** How many methods flag an area, and which. Disagreement is normal and is shown. */
import type { Evaluation } from './evaluate.ts';
import type { MethodId } from './method.ts';

export type Agreement = {
	/** Methods that can flag areas here, in the order given. */
	readonly methods: readonly MethodId[];
	/** By row: the methods that flag the area. */
	readonly flaggedBy: readonly (readonly MethodId[])[];
	/** By row: the methods that say nothing of the area (no data, or out of their scope). */
	readonly silent: readonly (readonly MethodId[])[];
};

/** Methods without a class that flags (scores) take no part. All must be of the same areas. */
export function agreementOf(evaluations: readonly Evaluation[]): Agreement {
	const taking = evaluations.filter(({ prepared }) =>
		prepared.method.classes.some((one) => one.kind === 'flag')
	);
	const size = taking[0]?.prepared.size ?? 0;
	const having = (kind: 'flag' | 'silent') =>
		Array.from({ length: size }, (_, row) =>
			taking
				.filter(
					({ prepared, classes }) => prepared.method.classes[classes[row] ?? -1]?.kind === kind
				)
				.map(({ prepared }) => prepared.method.id)
		);
	return {
		methods: taking.map(({ prepared }) => prepared.method.id),
		flaggedBy: having('flag'),
		silent: having('silent')
	};
}
