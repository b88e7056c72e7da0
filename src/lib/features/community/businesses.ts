/** What people told of businesses in a place, for its panel and its report. */
import type {
	Account,
	Audience,
	BusinessFacts,
	ShownAccount
} from '$lib/domain/knowledge/accounts';
import { accountsOf, anchorOf } from '$lib/domain/knowledge/accounts';
import { areaOfSimplePolygons } from '$lib/domain/geometry/area';
import { holdsPoint, type MultiPolygonCoordinates } from '$lib/domain/geometry/polygon';
import { project } from '$lib/domain/geometry/projection';
import type { MeasuredPlace } from '$lib/domain/places/atlas-places';
import { figureNamed } from '$lib/domain/places/compared';
import type { AddedSection } from '$lib/domain/report/model';
import { dayText } from '$lib/domain/text/day';
import { formatValue } from '$lib/domain/text/format';
import { useMessages } from '$lib/i18n';
import { useImportMessages, type ImportMessages } from '$lib/i18n/import';

/** What is known of a business, a line each; nothing where nothing is said. `locale` is that of dates. */
export function businessSaid(
	business: BusinessFacts | null,
	words: ImportMessages['community']['business'],
	locale: string
): readonly string[] {
	if (business === null) return [];
	const { trade, since, tenure, leaseEnds, languages, help } = business;
	const { said } = words;
	return [
		trade && words.trades[trade],
		since && said.since({ year: String(since) }),
		tenure && said.tenure[tenure],
		leaseEnds && said.leaseEnds({ when: dayText(leaseEnds, locale) }),
		languages && said.languages({ languages }),
		help && said.help({ help })
	].filter((each) => typeof each === 'string' && each !== '') as string[];
}

/**
 * Accounts of businesses that lie in a place, by the version that was written last; of lines their
 * beginning counts. In the order of the list.
 *
 * @param outline degrees; null for a place without one, which is the whole region
 * @param audiences those whose accounts may be shown
 */
export function businessesIn(
	accounts: readonly ShownAccount[],
	outline: MultiPolygonCoordinates | null,
	audiences: readonly Audience[]
): readonly Account[] {
	const area = outline && areaOfSimplePolygons(outline);
	return accounts.flatMap(({ versions: [account] }) => {
		if (account?.kind !== 'business' || !audiences.includes(account.audience)) return [];
		const inside = !area || holdsPoint(area, project(anchorOf(account.geometry)));
		return inside ? [account] : [];
	});
}

/** More than a page has room for is read on the screen of what residents know. */
const MOST_TOLD = 12;
/** More ZIP codes than a district has say nothing of it. */
const MOST_ZIPS = 4;

/**
 * What a report of a place says of its businesses: figures of records, and of what residents told only
 * what they told for everyone. Throws where a file of words cannot be fetched.
 */
export async function businessSection({
	outline,
	profile
}: Pick<MeasuredPlace, 'outline' | 'profile'>): Promise<AddedSection> {
	const [{ sources }, { communityList }] = await Promise.all([
		import('#region/manifest.json'),
		import('$lib/features/share/device-list.svelte.ts')
	]);
	const { estimate: t } = useMessages();
	const words = useImportMessages().community.business;
	const { section } = words;
	const used = sources.filter(({ id }) => ['jobs', 'zip-businesses', 'bus-stops'].includes(id));
	const periodOf = (id: string) => used.find((source) => source.id === id)?.vintage ?? '';
	const count = (value: number) => formatValue(value, 'count', t);
	const valueOf = (id: string) => figureNamed(profile, id).estimate.value;
	const [jobs, lowPay, stops] = [
		valueOf('jobs'),
		valueOf('low_pay_jobs_share'),
		valueOf('bus_stops')
	];
	const { zips } = profile;
	const period = periodOf('zip-businesses');
	const told = businessesIn(accountsOf(communityList().value), outline, ['everyone']);
	return {
		id: 'businesses',
		heading: section.heading,
		chart: null,
		lines: [
			...(jobs === null ? [] : [section.jobs({ count: count(jobs), period: periodOf('jobs') })]),
			...(lowPay === null ? [] : [section.lowPay({ share: formatValue(lowPay, 'share', t) })]),
			...(zips === null
				? [section.zipUnknown]
				: zips
						.slice(0, zips.length > MOST_ZIPS ? 0 : MOST_ZIPS)
						.map(({ zip, establishments }) =>
							section.zip({ zip, count: count(establishments), period })
						)),
			...(stops === null
				? []
				: [section.stops({ count: count(stops), period: periodOf('bus-stops') })])
		],
		toldHeading: section.told,
		told: told
			.slice(0, MOST_TOLD)
			.map(({ words: own, business }) =>
				[own, businessSaid(business, words, t.numbers).join(' · ')]
					.filter((each) => each !== '')
					.join('\n')
			),
		sources: [
			...(told.length > 0 ? [section.toldNote] : []),
			...used.map((source) => section.source(source))
		]
	};
}
