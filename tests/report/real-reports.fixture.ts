/** Reports of real places in English, as the page makes them from the worker's answers. */
import { buildComparisonReport } from '../../src/lib/domain/report/build.ts';
import { buildReport } from '../../src/lib/domain/report/build.ts';
import type { ProfileAnswer } from '../../src/lib/domain/places/atlas-places.ts';
import type { ReportVoice } from '../../src/lib/domain/report/messages.ts';
import type { ReportPlaceName, Report } from '../../src/lib/domain/report/model.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { voice as plain } from '../../src/lib/i18n/report-voice.fixture.ts';
import { answered, builtAnswers } from '../../src/lib/app/worker/built.ts';
import { methodClasses } from '#words/methods.ts';

const CLASSES: Readonly<Record<string, { readonly name: string }>> =
	methodClasses['corridor-pressure'];

export const voice: ReportVoice = {
	...plain,
	method: { ...plain.method, className: (id) => CLASSES[id]?.name ?? id }
};

const options = {
	date: '2026-11-27',
	link: 'https://rootline.example/report/?place=station:penn',
	dataVersion: '0123456789ab'
};

const QUESTION = {
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
} as const;

export function nameOf(ref: string): ReportPlaceName {
	if (ref === 'region') return { title: 'Seven counties', inText: 'the seven-county region' };
	const [kind = '', id = ''] = ref.split(':');
	const name = id.replaceAll('-', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase());
	if (kind === 'station') {
		return { title: `${name} station area`, inText: `the ${name} station area` };
	}
	if (kind === 'corridor') return { title: `${name} corridor`, inText: `the ${name} corridor` };
	return kind === 'tract'
		? { title: `Tract ${id}`, inText: `tract ${id}` }
		: { title: name, inText: name };
}

const answers = builtAnswers();

export function realAnswer(place: string): Promise<ProfileAnswer> {
	return answered(answers, 'profile', { ...QUESTION, place });
}

export function reportOf(answer: ProfileAnswer): Report {
	return buildReport(answer, nameOf, voice, options);
}

export async function realReport(place: string): Promise<Report> {
	return reportOf(await realAnswer(place));
}

export async function realComparison(places: readonly string[]): Promise<Report> {
	const answer = await answered(answers, 'compare', { ...QUESTION, places });
	const { place: region } = await answered(answers, 'profile', { ...QUESTION, place: 'region' });
	const set = answer.places.length > 4 ? { setTitle: 'Stations side by side' } : {};
	return buildComparisonReport(answer, [{ role: 'region', place: region }], nameOf, voice, {
		...options,
		...set
	});
}
