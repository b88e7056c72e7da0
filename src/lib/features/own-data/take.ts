/** The figures of a list as files: a row a tract, clean names on the first line, what is withheld left empty and said. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { tractNumber } from '$lib/domain/places/names';
import { csvText } from '$lib/domain/report/figure-files';
import { fileName, saveTextFile } from '$lib/ui/files';
import type { OwnFigure } from './own-figure.svelte';

const COLUMNS = ['GEOID', 'tract', 'city', 'county', 'value', 'margin', 'withheld'] as const;

type Row = readonly [string, string, string, string, number | null, number | null, 'yes' | 'no'];

function rowsOf(atlas: Atlas, figure: OwnFigure): Row[] {
	const places = atlas.places.value;
	const { answer } = figure;
	if (!places || !answer) return [];
	const { tracts, cities, counties } = places;
	return tracts.geoid.map((geoid, row): Row => {
		const { value, moe, quality } = answer.tracts[row]!;
		return [
			geoid,
			tractNumber(geoid),
			cities[tracts.city[row] ?? -1] ?? '',
			counties.find(({ code }) => code === geoid.slice(2, 5))?.name ?? '',
			value,
			moe,
			quality === 'withheld' ? 'yes' : 'no'
		];
	});
}

export function takeCsv(atlas: Atlas, figure: OwnFigure): void {
	const text = csvText([[...COLUMNS], ...rowsOf(atlas, figure)]);
	saveTextFile(`${fileName(figure.title)}.csv`, text, 'text/csv');
}

/** False where the outlines do not come. */
export async function takeGeoJson(atlas: Atlas, figure: OwnFigure): Promise<boolean> {
	const { bounds } = atlas.manifest.archives.outlines;
	const outlines = await atlas.worker.ask('outlines', { bounds });
	if (!outlines.ok) return false;
	const rows = rowsOf(atlas, figure);
	const features = outlines.value.rows.map((row, at) => ({
		type: 'Feature',
		properties: Object.fromEntries(
			COLUMNS.map((name, column) => [name, rows[row]?.[column] ?? null])
		),
		geometry: { type: 'MultiPolygon', coordinates: outlines.value.outlines[at] ?? [] }
	}));
	const name = `${fileName(figure.title)}.geojson`;
	const text = JSON.stringify({ type: 'FeatureCollection', name: figure.title, features });
	saveTextFile(name, text, 'application/geo+json');
	return true;
}
