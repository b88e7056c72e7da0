/**
 * The archives stand alone: a page that knows nothing of Rootline, with MapLibre and the PMTiles
 * reader as they are published, shows their layers, attributes and attribution from the file alone.
 */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFigures } from '../../scripts/data/figures.ts';
import { serve } from '../../scripts/support/static-files.mjs';
import { builtManifest } from './screen/built-data.ts';
import { openPage } from './support/index.ts';

type ArchiveId = 'corridor' | 'areas' | 'context';
type Properties = Readonly<Record<string, unknown>>;
type Seen = {
	readonly attribution: string;
	/** Layers that the archive names, with what is on screen of each. */
	readonly layers: readonly { readonly id: string; readonly features: readonly Properties[] }[];
};

const PAGE = `<!doctype html>
<html lang="en">
<title>Bare map</title>
<link rel="stylesheet" href="maplibre-gl.css">
<div id="map" style="position:absolute;inset:0"></div>
<script src="pmtiles.js"></script>
<script type="module" src="page.js"></script>`;

/** Every layer that the archive names is drawn as areas, lines and points, whichever it holds. */
const SCRIPT = `
import { Map, addProtocol, setWorkerUrl } from './maplibre-gl.mjs';
setWorkerUrl(new URL('maplibre-gl-worker.mjs', location.href).href);
const protocol = new pmtiles.Protocol({ metadata: true });
addProtocol('pmtiles', protocol.tile);
const archive = new pmtiles.PMTiles(new URL('archive.pmtiles', location.href).href);
protocol.add(archive);
const [header, { vector_layers: named }] = [await archive.getHeader(), await archive.getMetadata()];
const kinds = { fill: { 'fill-opacity': 0.3 }, line: {}, circle: {} };
const map = new Map({
	container: 'map',
	center: [header.centerLon, header.centerLat],
	zoom: header.centerZoom,
	style: {
		version: 8,
		sources: { archive: { type: 'vector', url: 'pmtiles://' + archive.source.getKey() } },
		layers: named.flatMap(({ id }) =>
			Object.entries(kinds).map(([type, paint]) => ({
				id: id + ' ' + type, type, paint, source: 'archive', 'source-layer': id
			}))
		)
	}
});
await map.once('idle');
const rendered = map.queryRenderedFeatures();
// Streets and the like begin farther in.
map.jumpTo({ zoom: header.maxZoom });
await map.once('idle');
rendered.push(...map.queryRenderedFeatures());
window.seen = {
	attribution: document.querySelector('.maplibregl-ctrl-attrib-inner').textContent,
	layers: named.map(({ id }) => ({
		id,
		features: rendered.filter((each) => each.sourceLayer === id).map((each) => ({ ...each.properties }))
	}))
};`;

/** What was seen of each archive that was opened already. */
const known = new Map<ArchiveId, Seen>();

async function openElsewhere(id: ArchiveId): Promise<Seen> {
	const seen = known.get(id) ?? (await readElsewhere(id));
	known.set(id, seen);
	return seen;
}

async function readElsewhere(id: ArchiveId): Promise<Seen> {
	const folder = await mkdtemp(path.join(tmpdir(), 'bare map-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	for (const file of ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css']) {
		await copyFile(path.join('node_modules/maplibre-gl/dist', file), path.join(folder, file));
	}
	await copyFile('node_modules/pmtiles/dist/pmtiles.js', path.join(folder, 'pmtiles.js'));
	await copyFile(
		path.join('build', builtManifest().archives[id].path),
		path.join(folder, 'archive.pmtiles')
	);
	await writeFile(path.join(folder, 'index.html'), PAGE);
	await writeFile(path.join(folder, 'page.js'), SCRIPT);
	// As plainly as any host serves files, so that ranges of bytes mean what they say.
	const site = await serve({ root: folder, port: 0, encodings: [] });
	onTestFinished(() => site.close());
	const { page, guard } = await openPage({ site: site.url });
	guard.expectBroken((url) => url.endsWith('/favicon.ico'));
	await page.waitForFunction(() => 'seen' in window);
	return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

const featuresOf = ({ layers }: Seen, id: string) =>
	layers.find((layer) => layer.id === id)?.features ?? [];
const namesOf = (seen: Seen, id: string) => new Set(featuresOf(seen, id).map(({ name }) => name));

test.each<ArchiveId>(['corridor', 'areas', 'context'])(
	'%s shows every layer it names, and says whose the data is',
	async (id) => {
		const seen = await openElsewhere(id);
		const { layers } = builtManifest().archives[id];
		expect(seen.layers.map((layer) => layer.id).sort()).toEqual(
			layers.map((layer) => layer.id).sort()
		);
		for (const layer of seen.layers) {
			expect(layer.features.length, layer.id).toBeGreaterThan(0);
		}
		const publishers = {
			corridor: 'Metro Transit',
			areas: 'U.S. Census Bureau',
			context: 'Minnesota Department of Natural Resources'
		};
		expect(seen.attribution).toContain(publishers[id]);
	}
);

test('their attributes can be read: stations, rents with margins, names of cities', async () => {
	const corridor = await openElsewhere('corridor');
	expect(namesOf(corridor, 'stations')).toContain('Penn Avenue');
	expect(namesOf(corridor, 'lines')).toContain('METRO Blue Line Extension');

	const areas = await openElsewhere('areas');
	const half = featuresOf(areas, 'station_areas_half_mile');
	expect(new Set(half.map(({ id }) => id)).size).toBeGreaterThan(1);
	const figures = readFigures('2019-2023');
	let compared = 0;
	for (const tract of featuresOf(areas, 'tracts')) {
		const at = figures.geoids.indexOf(String(tract.GEOID));
		const { value, moe, quality } = figures.estimate(at, 'B25064_001');
		if (value === null || moe === null || quality !== 'value') continue;
		expect([tract.median_gross_rent, tract.median_gross_rent_moe]).toEqual([value, moe]);
		compared += 1;
	}
	expect(compared).toBeGreaterThan(100);

	const context = await openElsewhere('context');
	expect(namesOf(context, 'cities')).toContain('Minneapolis');
	expect(namesOf(context, 'counties')).toContain('Hennepin');
});
