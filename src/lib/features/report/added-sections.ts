/**
 * What somebody can put on a report's page beside what it always says, put together when it is asked
 * for: cases by month, what was done here before, who trades here, and lists of one’s own.
 */
import { sources } from '#region/manifest.json';
import { nameOfPlace, type Atlas } from '$lib/app/atlas.svelte';
import type { MeasuredPlace } from '$lib/domain/places/atlas-places';
import { axisOf, figureNamed, placeOnAxis } from '$lib/domain/places/compared';
import { saidOfThePast } from '$lib/domain/places/records';
import {
	countiesOfTracts,
	filingsByMonth,
	filingsByYear,
	tellingYears,
	yearOfDay,
	yearOfMonth
} from '$lib/domain/places/stakes';
import type { AddedSection, AddedSectionId } from '$lib/domain/report/model';
import { formatValue } from '$lib/domain/text/format';
import { useMessages } from '$lib/i18n';
import { sourceWords } from '#words/data-page.ts';
import { past, pastClaims, pastSaid, thisPlace } from '#words/past.ts';
import { records, stakes, topicNames } from '#words/profile.ts';

const NOTHING_TOLD = { toldHeading: '', told: [] } as const;

/** In the order of `ids`; throws where what one of them needs cannot be fetched. */
export function addedSections(
	ids: readonly AddedSectionId[],
	place: MeasuredPlace,
	atlas: Atlas
): Promise<readonly AddedSection[]> {
	const make: Readonly<Record<AddedSectionId, () => Promise<AddedSection> | AddedSection>> = {
		filings: () => filingsSection(place, atlas),
		past: () => pastSection(place),
		businesses: async () =>
			(await import('$lib/features/community/businesses')).businessSection(place),
		'own-data': async () =>
			(await import('$lib/features/own-data/told')).ownDataSection(place.ref, atlas)
	};
	return Promise.all(ids.map(async (id) => make[id]()));
}

/** Whose records, of when and on what terms, and what they miss: a line a source. */
export function sourceLines(ids: readonly string[]): readonly string[] {
	return sources
		.filter(({ id }) => ids.includes(id))
		.map((source) => {
			const told = sourceWords[source.id];
			return [`${source.title}: ${records.source(source)}`, told?.note ?? '', ...(told?.gaps ?? [])]
				.filter((part) => part !== '')
				.join(' ');
		});
}

function pastSection({ profile }: MeasuredPlace): AddedSection {
	const { estimate } = useMessages();
	const said = saidOfThePast(
		(id) => figureNamed(profile, id).estimate,
		thisPlace,
		pastSaid,
		estimate
	);
	return {
		id: 'past',
		heading: topicNames['what-was-done-here'],
		lines: [...said, past.floor, pastClaims],
		chart: null,
		...NOTHING_TOLD,
		sources: sourceLines(['covenants', 'appraisals-1930s'])
	};
}

async function filingsSection({ profile }: MeasuredPlace, atlas: Atlas): Promise<AddedSection> {
	const [file, places] = await Promise.all([atlas.files.stakes(), atlas.files.places()]);
	if (!file.ok || !places.ok) throw new TypeError('The cases by month could not be fetched.');
	const t = useMessages();
	const { geoid } = places.value.tracts;
	const counties = countiesOfTracts(profile.weights.tracts.map((row) => geoid[row]!));
	const names = counties.map((code) => nameOfPlace(atlas, t, `county:${code.slice(2)}`).name);
	const heading = stakes.filings.heading({ counties: names });
	const months = filingsByMonth(file.value, counties);
	if (!months)
		return {
			id: 'filings',
			heading,
			lines: [stakes.none],
			chart: null,
			...NOTHING_TOLD,
			sources: []
		};
	const number = (value: number) => formatValue(value, 'count', t.estimate);
	const years = filingsByYear(months);
	const [from, to] = [years[0]?.year ?? 0, (years.at(-1)?.year ?? 0) + 1];
	const x = (year: number) => Math.min(1, Math.max(0, (year - from) / (to - from)));
	const axis = axisOf(
		months.map(({ filings }) => filings),
		'count'
	);
	const orders = file.value.orders.map((order, at) => ({
		...order,
		letter: String.fromCodePoint(65 + at)
	}));
	const told = stakes.filings.years({
		years: tellingYears(years).map(({ year, filings }) => ({ year, filings: number(filings) }))
	});
	return {
		id: 'filings',
		heading,
		lines: [
			`${told} ${stakes.filings.notEvictions}`,
			...orders.map(
				({ letter, rule, from: first, to: last, source, url }) =>
					`${letter}: ${stakes.filings.order[rule]({ from: stakes.day(first), to: stakes.day(last) })} ${source}, ${url}`
			)
		],
		chart: {
			title: heading,
			note: stakes.filings.care,
			alt: `${heading}. ${told}`,
			points: months.map((month) => [x(yearOfMonth(month)), placeOnAxis(axis, month.filings)]),
			ticks: axis.ticks.map((tick) => ({ y: placeOnAxis(axis, tick), text: number(tick) })),
			names: years.map(({ year }) => ({ x: x(year + 0.5), text: String(year) })),
			spans: orders.map((order) => ({
				from: x(yearOfDay(order.from)),
				to: x(yearOfDay(order.to)),
				letter: order.letter
			}))
		},
		...NOTHING_TOLD,
		sources: sourceLines(['eviction-filings-by-month', 'court-orders-2020'])
	};
}
