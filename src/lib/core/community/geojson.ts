/** Accounts as GeoJSON for maps of any make, and back. */
import { parseSafely, type JsonProblem } from '../file/safe-json.ts';
import { fail, type Problem, type Result } from '../result.ts';
import type { Community } from './community.ts';
import {
	COLUMNS,
	communityOfRows,
	rowsOf,
	type Bringer,
	type Row,
	type RowProblem
} from './rows.ts';

export type GeoJsonProblem = JsonProblem | RowProblem | Problem<'bring/not-geojson'>;

export function accountsGeoJson(community: Community): string {
	return JSON.stringify({
		type: 'FeatureCollection',
		features: rowsOf(community).map(({ fields, geometry }) => ({
			type: 'Feature',
			geometry,
			properties: Object.fromEntries(
				COLUMNS.map((column) => [column, fields[column] === '' ? null : (fields[column] ?? null)])
			)
		}))
	});
}

export function accountsOfGeoJson(
	text: string,
	bringer: Bringer
): Result<Community, GeoJsonProblem> {
	const parsed = parseSafely(text);
	if (!parsed.ok) return parsed;
	const file = parsed.value;
	if (!isRecord(file) || file.type !== 'FeatureCollection' || !Array.isArray(file.features)) {
		return fail('bring/not-geojson');
	}
	const rows: Row[] = [];
	for (const feature of file.features as unknown[]) {
		if (!isRecord(feature) || feature.type !== 'Feature') return fail('bring/not-geojson');
		const properties = isRecord(feature.properties) ? feature.properties : {};
		rows.push({
			geometry: feature.geometry,
			fields: Object.fromEntries(
				COLUMNS.flatMap((column) => {
					const value = properties[column];
					return typeof value === 'string' || typeof value === 'number'
						? [[column, String(value)]]
						: [];
				})
			)
		});
	}
	return communityOfRows(rows, bringer);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
