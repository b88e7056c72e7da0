/** How many tracts each method puts into each class, and how often methods agree, for the methods page. */
import type { MethodId } from './method.ts';
import { METHOD_IDS, methodById } from './methods/index.ts';
import type { MethodsFile } from './methods-file.ts';

export type FindingCounts = {
	/** Tracts by class, by method, for the methods that run here. */
	readonly classes: Readonly<Partial<Record<MethodId, Readonly<Record<string, number>>>>>;
	/** Methods that can flag a tract here. */
	readonly methods: readonly MethodId[];
	/** Tracts that are flagged by 0, 1, 2 … methods. */
	readonly flaggedBy: readonly number[];
	/** Tracts of each principal city that started low in the Governing test, and those that both it and Freeman call gentrified. */
	readonly gentrified: readonly {
		readonly city: string;
		readonly low: number;
		readonly both: number;
	}[];
};

const PRINCIPAL_CITIES = ['Minneapolis', 'St. Paul'];

/** @param cityOf name of the city that a tract row lies in */
export function countFindings(
	results: MethodsFile['results'],
	cityOf: (row: number) => string
): FindingCounts {
	const methods = METHOD_IDS.filter((id) => results[id] !== undefined);
	const size = results[methods[0] ?? 'bates']?.classes.length ?? 0;
	const rows = Array.from({ length: size }, (_, row) => row);
	const classOf = (id: MethodId, row: number) =>
		methodById(id).classes[results[id]?.classes[row] ?? -1];
	const flagging = methods.filter((id) =>
		methodById(id).classes.some(({ kind }) => kind === 'flag')
	);
	const flags = (row: number) => flagging.filter((id) => classOf(id, row)?.kind === 'flag').length;
	const calls = (id: MethodId, row: number) => classOf(id, row)?.id === 'gentrified';
	return {
		classes: Object.fromEntries(
			methods.map((id) => [
				id,
				Object.fromEntries(
					methodById(id).classes.map(({ id: own }) => [
						own,
						rows.filter((row) => classOf(id, row)?.id === own).length
					])
				)
			])
		),
		methods: flagging,
		flaggedBy: Array.from(
			{ length: flagging.length + 1 },
			(_, count) => rows.filter((row) => flags(row) === count).length
		),
		gentrified: PRINCIPAL_CITIES.map((city) => {
			const low = rows.filter((row) => {
				const own = classOf('governing', row)?.id;
				return cityOf(row) === city && (own === 'gentrified' || own === 'eligible');
			});
			const both = low.filter((row) => calls('governing', row) && calls('freeman', row));
			return { city, low: low.length, both: both.length };
		})
	};
}
