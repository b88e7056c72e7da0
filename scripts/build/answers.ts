/** What most people ask, answered by the same code as the page's worker and kept in files: `PreparedAnswers`. */
import { stringify } from 'devalue';
import { answered } from '../../src/lib/app/worker/built.ts';
import {
	AGREEMENT_FILE,
	classesFile,
	placeFile,
	type PreparedFile,
	type PreparedPlace
} from '../../src/lib/app/worker/prepared.ts';
import type { Answers } from '../../src/lib/app/worker/answers.ts';
import type { ClassesAnswer } from '../../src/lib/domain/methods/questions.ts';
import type {
	BuiltManifest,
	LinesFile,
	PlacesFile
} from '../../src/lib/domain/indicators/built-files.ts';
import { HALF_MILE, STATION_REACHES } from '../../src/lib/domain/lines/distance.ts';
import { REGION_METHODS } from '../../src/lib/domain/methods/atlas-run.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { expandPlaces, placeLine } from '../../src/lib/domain/places/place-code.ts';
import { placeRef, type PlaceRef } from '../../src/lib/domain/places/place.ts';
import { DEFAULT_METHOD } from '../../src/lib/domain/view/view.ts';

const USUAL = { method: DEFAULT_METHOD, adjustment: NO_ADJUSTMENT, reach: HALF_MILE, plan: null };

/** What the usual method says of every tract, with draws. */
export async function usualClasses(answers: Answers): Promise<ClassesAnswer> {
	const { method, adjustment, reach } = USUAL;
	const question = { method, adjustment, reach };
	await answered(answers, 'confidence', question);
	return answered(answers, 'classes', question);
}

/**
 * @param answers on files already written below `BUILT_ROOT`
 * @param write files into a folder below the site's root, and says where
 */
export async function buildAnswers(
	answers: Answers,
	places: PlacesFile,
	{ lines }: LinesFile,
	write: (
		name: string,
		contents: readonly (readonly [string, unknown])[]
	) => { readonly folder: string }
): Promise<BuiltManifest['answers']> {
	const made = new Map<string, unknown>();

	for (const method of REGION_METHODS) {
		const question = { method, adjustment: NO_ADJUSTMENT, reach: HALF_MILE };
		// With draws, classes say how firm they are.
		await answered(answers, 'confidence', question);
		for (const reach of STATION_REACHES) {
			const classes = await answered(answers, 'classes', { ...question, reach });
			made.set(classesFile(classes.question), classes);
		}
	}
	made.set(AGREEMENT_FILE, await answered(answers, 'agreement', USUAL));

	const measured = new Set<PlaceRef>();
	const measure = async (place: PlaceRef) => {
		if (measured.has(place)) return;
		measured.add(place);
		const profile = await answered(answers, 'profile', { ...USUAL, place });
		const beside = profile.beside.map(({ role, place: { ref } }) => [role, ref] as const);
		made.set(placeFile(place), { place: profile.place, beside } satisfies PreparedPlace);
		for (const [, other] of beside) await measure(other);
	};
	const [line] = lines;
	const each = line && placeRef({ kind: 'each', id: line.id, meters: null });
	for (const { id } of places.stations) {
		await measure(placeRef({ kind: 'station', id, meters: null }));
	}

	const { folder } = write(
		'answers',
		[...made].map(([name, answer]) => [
			name,
			{ format: 1, answer: JSON.parse(stringify(answer)) } satisfies PreparedFile
		])
	);
	const all = [...measured];
	const sets = each
		? { [each]: expandPlaces([each], [placeLine(line)]).map((ref) => all.indexOf(ref)) }
		: {};
	return { folder, methods: REGION_METHODS, places: all, sets };
}
