/** Names of a report's files. */
import type { Report } from '../report/model.ts';
import { fileName } from './file-name.ts';

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
