/** Checks `data/catalog/aliases.json`: for the build and the tests only, as `indicators/schema.ts`. */
import * as v from 'valibot';
import { id, invalid, problem } from '../indicators/schema.ts';
import type { CatalogProblem } from '../indicators/schema.ts';
import type { IndicatorDefinition } from '../indicators/types.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { parsePlace, placeRef } from './place.ts';

const aliasesSchema = v.strictObject({
	indicators: v.record(id, id),
	/** References of places: `station:old-name`. */
	places: v.record(v.string(), v.string())
});

export type Aliases = v.InferOutput<typeof aliasesSchema>;

/**
 * `aliases.json`: former ids and the ids that they have now.
 *
 * @param isPlace whether a reference names a place of today, where the places are at hand
 */
export function readAliases(
	json: unknown,
	indicators: readonly IndicatorDefinition[],
	isPlace?: (ref: string) => boolean
): Result<Aliases, CatalogProblem> {
	const file = 'data/catalog/aliases.json';
	const parsed = v.safeParse(aliasesSchema, json, { abortEarly: true });
	if (!parsed.success) return invalid(file, parsed.issues[0]);
	const ids = new Set<string>(indicators.map((indicator) => indicator.id));
	for (const [former, present] of Object.entries(parsed.output.indicators)) {
		const path = `indicators.${former}`;
		if (ids.has(former)) return problem(file, path, 'is still the id of an indicator');
		if (!ids.has(present))
			return problem(file, path, `leads to "${present}", which does not exist`);
	}
	for (const [former, present] of Object.entries(parsed.output.places)) {
		const fault = placeFault(former, present, parsed.output.places, isPlace);
		if (fault) return problem(file, `places.${former}`, fault);
	}
	return ok(parsed.output);
}

function placeFault(
	former: string,
	present: string,
	places: Aliases['places'],
	isPlace: (ref: string) => boolean = (ref) => ref !== former
): string | null {
	const place = parsePlace(present);
	if (!place || placeRef(place) !== present)
		return `leads to "${present}", which names no place as links write it`;
	if (former.includes('@') || present.includes('@'))
		return 'has a reach, which links add themselves';
	if (Object.hasOwn(places, present)) return `leads to "${present}", which is itself renamed`;
	if (isPlace(former)) return 'is still the name of a place';
	return isPlace(present) ? null : `leads to "${present}", which does not exist`;
}
