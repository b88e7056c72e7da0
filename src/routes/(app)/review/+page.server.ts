/** Runs while prerendering only: measures every place of the table with the worker's code. */
import facts from '#region/program/facts.json';
import { readPlacesFile } from '$lib/app/prerender';
import { answered, builtAnswers } from '$lib/app/worker/built';
import type { BuiltManifest } from '$lib/domain/indicators/built-files';
import { HALF_MILE } from '$lib/domain/lines/corridor';
import { NO_ADJUSTMENT } from '$lib/domain/methods/questions';
import type { MeasuredPlace } from '$lib/domain/places/atlas-places';
import { figureNamed } from '$lib/domain/places/compared';
import type { PlaceRef } from '$lib/domain/places/place';
import { REGION } from '$lib/domain/region';
import type { ProgramFact } from '$lib/domain/report/policies';
import {
	reviewTable,
	sharedPlace,
	type ReviewPlace,
	type ReviewTable
} from '$lib/domain/report/review';
import { DEFAULT_METHOD } from '$lib/domain/view/view';
import { review as words } from '#words/program.ts';
import type { PageServerLoad } from './$types';

const QUESTION = {
	method: DEFAULT_METHOD,
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
} as const;

/** Of a city without a station, how much of the corridor’s people live in its part, at least. (Ours.) */
const LEAST_PART = 0.01;

export const load: PageServerLoad = async ({ parent }) => {
	const { manifest } = await parent();
	return {
		table: await tableOf(manifest),
		why: (facts as readonly ProgramFact[]).filter(({ topic }) => topic === 'review'),
		date: new Date().toISOString().slice(0, 10)
	};
};

async function tableOf(manifest: BuiltManifest): Promise<ReviewTable> {
	const { stations, tracts, cities } = readPlacesFile(manifest);
	const answers = builtAnswers();
	const measure = async (place: PlaceRef): Promise<MeasuredPlace> =>
		(await answered(answers, 'profile', { ...QUESTION, place })).place;
	const people = ({ profile }: MeasuredPlace) =>
		figureNamed(profile, 'people_2020').estimate.value ?? 0;

	const corridor = await measure(`corridor:${REGION.lines.main}`);
	const all = await measure(`stations:${REGION.lines.main}`);
	const within = new Set(
		corridor.profile.weights.tracts.flatMap((row) => cities[tracts.city[row] ?? -1] ?? [])
	);
	// Those with stations in line order, then the others, the largest part first.
	const ofStations = [...new Set(stations.map(({ city }) => city))];
	const parts: {
		readonly city: string;
		readonly whole: MeasuredPlace;
		readonly part: MeasuredPlace;
	}[] = [];
	for (const city of new Set([...ofStations, ...within])) {
		const whole = await measure(`city:${city}`);
		const ref =
			whole.outline &&
			corridor.outline &&
			sharedPlace(whole.outline, corridor.outline, words.partName({ city }));
		if (ref) parts.push({ city, whole, part: await measure(ref) });
	}
	const rank = (city: string) => (ofStations.includes(city) ? ofStations.indexOf(city) : Infinity);
	const shown = parts
		.filter(
			({ city, part }) => rank(city) < Infinity || people(part) >= LEAST_PART * people(corridor)
		)
		.sort((a, b) => {
			const [one, two] = [rank(a.city), rank(b.city)];
			return one === two ? people(b.part) - people(a.part) : one - two;
		});
	const rows: ReviewPlace[] = [];
	for (const { city, whole, part } of shown) {
		for (const { id, name } of stations.filter((each) => each.city === city)) {
			rows.push({ kind: 'station', name, city, place: await measure(`station:${id}`) });
		}
		rows.push(
			{ kind: 'part', name: words.partName({ city }), city, place: part },
			{ kind: 'city', name: words.cityName({ city }), city, place: whole }
		);
	}
	return reviewTable([
		...rows,
		{ kind: 'stations', name: words.stationsName, city: null, place: all },
		{ kind: 'corridor', name: words.corridorName, city: null, place: corridor },
		{ kind: 'region', name: words.regionName, city: null, place: await measure('region') }
	]);
}
