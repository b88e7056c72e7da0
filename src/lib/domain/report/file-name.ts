/** Names of a report's files. */
import type { Report } from './model.ts';

/** Names of files: place, topic and date, in letters that every system takes. */

const LONGEST_PART = 60;

/** "Penn Avenue station area" → "penn-avenue-station-area"; "place" where no letter is left. */
export function slug(text: string): string {
	const plain = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_PART)
		.replace(/^-+|-+$/g, '');
	return plain === '' ? 'place' : plain;
}

export type FileNameParts = {
	readonly place: string;
	/** Indicator or topic. */
	readonly topic: string;
	/** ISO day. */
	readonly date: string;
	readonly extension: string;
};

/** "rootline_penn-avenue-station-area_report_2026-11-27.csv" */
export function fileName({ place, topic, date, extension }: FileNameParts): string {
	return `rootline_${slug(place)}_${slug(topic)}_${slug(date)}.${extension}`;
}

/** "rootline_penn-avenue-station-area_report_2026-11-27.csv"; a comparison is named by its title. */
export function reportFileName(
	{ places, title, date }: Pick<Report, 'places' | 'title' | 'date'>,
	topic: string,
	extension: string
): string {
	const own = places.filter(({ role }) => role === 'place');
	const place = own.length === 1 ? (own[0]?.name.title ?? title) : title;
	return fileName({ place, topic, date, extension });
}
