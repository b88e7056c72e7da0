/** What has to be kept in mind beside a trace, each with the tests that it is about. */
import { adjust } from '$lib/core/risk/adjust';
import type { TraceAnswer } from '$lib/core/risk/questions';
import { DEFAULT_DRAWS } from '$lib/core/risk/draws';
import { methodById } from '$lib/core/risk/methods/index';
import { notesOf } from '$lib/core/risk/note-tests';
import { formatValue } from '$lib/core/text/format';
import type { Messages } from '$lib/i18n';
import type { MethodMessages } from '$lib/i18n/methods';
import { heldStill, modelledFigures } from './finding-words';
import { wordsOfTest } from './test-words';

export type NoteText = {
	/** "About Home value, change:", null where the note stands for itself. */
	readonly about: string | null;
	readonly text: string;
};

export function noteTexts(t: Messages, m: MethodMessages, answer: TraceAnswer): NoteText[] {
	const { method: id, adjustment } = answer.question;
	const adjusted = adjust(methodById(id), adjustment);
	const method = adjusted.ok ? adjusted.value : methodById(id);
	const held = heldStill(answer);
	const modelled = modelledFigures(answer);
	return [
		...notesOf(method).map(({ note, tests }) => ({
			about:
				tests === null
					? m.trace.aboutAll
					: m.trace.about({
							tests: tests.map((test) => `“${wordsOfTest(m, id, test)?.name ?? test}”`).join(', ')
						}),
			text: m.methodNotes[note]
		})),
		...(answer.carried ? [{ about: null, text: m.trace.carried }] : []),
		...(answer.trace.confidence === null
			? []
			: [
					{
						about: null,
						text: m.confidence.how({
							draws: formatValue(DEFAULT_DRAWS.draws, 'count', t.estimate)
						})
					}
				]),
		...(modelled.length > 0
			? [{ about: null, text: m.confidence.modelledFigures({ figures: modelled.join('; ') }) }]
			: []),
		...(held.length > 0
			? [{ about: null, text: m.confidence.heldFixed({ figures: held.join('; ') }) }]
			: [])
	];
}
