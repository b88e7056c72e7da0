/** Asks the worker and the files for what a report and its map are made from. */
import type { Atlas } from '$lib/components/common/atlas.svelte';
import type { VintageId } from '$lib/core/catalog/types';
import type { PlacesQuestion } from '$lib/core/profile/answer';
import type { ReportSubject } from '$lib/core/report/subject';
import { fail, ok, type Result } from '$lib/core/result';
import type { View } from '$lib/core/view/view';
import type { Shade } from './compose-map';
import type { Gathered } from './compose-report';

export async function gather(
	{ files, worker }: Atlas,
	subject: ReportSubject,
	question: PlacesQuestion
): Promise<Result<Gathered>> {
	const [places, lines] = await Promise.all([files.places(), files.lines()]);
	if (!places.ok) return places;
	if (!lines.ok) return lines;
	const named = { places: places.value, lines: lines.value };
	const profile = (place: string) => worker.ask('profile', { ...question, place });
	if (subject.kind === 'place') {
		const of = await profile(subject.place);
		return of.ok ? ok({ ...named, answer: { kind: 'place', of: of.value } }) : of;
	}
	const of = await worker.ask('compare', { ...question, places: subject.places });
	if (!of.ok) return of;
	const [only, another] = of.value.places;
	if (!only) {
		const [refused] = of.value.refused;
		return refused ? { ok: false, problem: refused.problem } : fail('place-empty');
	}
	// Where all others were refused there is nothing to compare, but still a report of the one.
	const held = await profile(another ? 'region' : only.ref);
	if (!held.ok) return held;
	return ok({
		...named,
		answer: another
			? {
					kind: 'comparison',
					of: of.value,
					beside: [{ role: 'region', place: held.value.place }]
				}
			: { kind: 'place', of: held.value }
	});
}

export type ShadeQuestion = Pick<View, 'lens' | 'method' | 'adjustment' | 'reach' | 'indicator'> & {
	readonly vintage: VintageId;
};

export async function shadeOf(
	atlas: Atlas,
	{ lens, method, adjustment, reach, indicator, vintage }: ShadeQuestion
): Promise<Result<Shade>> {
	if (lens === 'indicator') {
		const data = await atlas.figures(indicator);
		return data.ok ? ok({ lens, data: data.value, vintage }) : data;
	}
	const question = { method, adjustment, reach };
	if (lens === 'agreement') {
		const answer = await atlas.worker.ask('agreement', question);
		return answer.ok ? ok({ lens, answer: answer.value }) : answer;
	}
	const answer = await atlas.worker.ask('classes', question);
	return answer.ok ? ok({ lens, answer: answer.value }) : answer;
}
