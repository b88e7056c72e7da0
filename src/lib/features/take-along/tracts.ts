/** All tracts as files, each made on this device when asked for; what writes them is loaded then. */
import type { Atlas } from '$lib/app/atlas.svelte';
import { fetchJson } from '$lib/app/files/atlas-files';
import type { TractFiguresFile, WholeManifest } from '$lib/domain/indicators/built-files';
import { INDICATORS } from '$lib/domain/indicators/catalog';
import { isAdjusted } from '$lib/domain/methods/questions';
import { PROFILE_FIGURES, SURVEY_FIGURES } from '$lib/domain/places/topics';
import { fileName, reportSources } from '$lib/domain/report/citation';
import { csvText, dataPackage, type PackagedTable } from '$lib/domain/report/figure-files';
import {
	allTractFigures,
	surveyFigure,
	tractShapes,
	tractTable,
	type TractFigure,
	type TractShapes,
	type TractTable
} from '$lib/domain/report/tract-files';
import type { MultiPolygonCoordinates } from '$lib/domain/geometry/polygon';
import type { Result } from '$lib/domain/result';
import { firstSubject, mapTitle, ownName } from '$lib/domain/view/view';
import { fileVoice, save } from '$lib/features/report/outputs';
import { today } from '$lib/features/report/paper';
import { useMessages } from '$lib/i18n';
import { reportVoice } from '$lib/i18n/report';
import { rulesChanged } from '$lib/i18n/rules-changed';
import { methodWords } from '#words/methods.ts';
import { takeAlong as words, tractWords } from '#words/take-along.ts';

export const TRACT_FILES = ['csv', 'xlsx', 'geojson', 'fgb', 'pmtiles'] as const;
export type TractFileKind = (typeof TRACT_FILES)[number];

/** What is on the screen, everything that is known of tracts, or the lists of this device. */
export type TractScope = 'shown' | 'all' | 'own';

export type TractsAsked = {
	readonly kind: TractFileKind;
	readonly scope: TractScope;
	/** Tract rows in the order of the screen; null for all. */
	readonly rows: readonly number[] | null;
	/** What they are filtered by, in words; null where nothing is. */
	readonly filter: string | null;
};

/** The view shows a list that this device does not have. */
export class ListElsewhere extends Error {}

type Content = string | Uint8Array<ArrayBuffer>;

/** Makes the file and hands it over. Throws where something that it needs does not come. */
export async function takeTracts(atlas: Atlas, asked: TractsAsked): Promise<File> {
	const file = asked.kind === 'pmtiles' ? await archive(atlas) : await made(atlas, asked);
	save(file);
	return file;
}

/** The archive for other maps, which the build has made. */
async function archive({ root }: Atlas): Promise<File> {
	const { path } = (await whole(root)).archives.areas;
	const response = await fetch(root + path);
	if (!response.ok) throw new Error(`${response.status} ${path}`);
	return new File([await response.arrayBuffer()], 'rootline-areas.pmtiles');
}

async function made(atlas: Atlas, { kind, scope, rows, filter }: TractsAsked): Promise<File> {
	const { view, manifest } = atlas;
	const date = today();
	const topic = scope === 'all' ? 'all' : scope === 'own' ? words.topics.own : subject(atlas);
	const named = (extension: string, of = topic) =>
		fileName({ place: words.place, topic: of, date, extension });
	const gathered = await gather(atlas, scope, rows);
	const voice = fileVoice();
	const methodName = (id: keyof typeof methodWords) => methodWords[id].name;
	const table = tractTable(gathered, { ...tractWords, methodName }, voice);
	const about = {
		title: words.title({
			what:
				scope === 'all'
					? words.everything
					: scope === 'own'
						? words.lists
						: (gathered.lists[0]?.title ??
							mapTitle(atlas.titleWords(useMessages()), firstSubject(view)))
		}),
		notes: [
			...(filter === null ? [] : [words.filtered({ conditions: filter })]),
			...(gathered.classes
				? [words.method({ method: methodName(view.method), changed: rulesChanged(view) })]
				: []),
			...new Set(gathered.lists.flatMap(({ notes }) => notes))
		],
		dataVersion: manifest.dataVersion,
		link: location.href,
		date,
		sources: [
			...reportSources(
				[
					...gathered.figures.map(({ definition }) => definition),
					// What rates of lists are set against is the survey's.
					...PROFILE_FIGURES.filter(({ id }) => gathered.lists.some(({ per }) => per === id))
				],
				reportVoice(view)
			),
			...gathered.lists.map(({ source }) => source)
		]
	};
	const citation = `${useMessages().common.appName}, ${about.title}, data version ${about.dataVersion}. ${about.link}`;
	if (kind === 'xlsx') {
		const { tractWorkbook } = await import('$lib/features/report/files/xlsx');
		return new File(
			[await tractWorkbook(table, { ...about, citation }, words, voice)],
			named('xlsx')
		);
	}
	const inside =
		kind === 'csv' ? 'tracts.csv' : kind === 'geojson' ? 'tracts.geojson' : 'tracts.fgb';
	const resource: PackagedTable = {
		path: inside,
		format: kind === 'pmtiles' ? 'csv' : kind,
		fields: table.fields,
		primaryKey: ['GEOID']
	};
	const [{ zipFiles }, content] = await Promise.all([
		import('$lib/features/report/files/zip'),
		contentOf(atlas, kind, table)
	]);
	const zip = zipFiles(
		[
			{ name: inside, content },
			{ name: 'datapackage.json', content: dataPackage({ ...about, citation }, [resource]) }
		],
		date
	);
	return new File([zip], named('zip', `${topic}-${kind}`));
}

/** What the screen shows, for the name of a file. */
function subject({ view }: Atlas): string {
	const own = ownName(view.mine);
	if (own !== null) return own;
	if (view.lens === 'indicator') return SURVEY_FIGURES.get(view.indicator)?.id ?? view.indicator;
	return view.lens === 'classes' ? view.method : 'agreement';
}

async function contentOf(atlas: Atlas, kind: TractFileKind, table: TractTable): Promise<Content> {
	if (kind === 'csv') return csvText([table.fields.map(({ name }) => name), ...table.rows]);
	const shapes = tractShapes(table, await outlines(atlas));
	return kind === 'fgb' ? flatGeobuf(shapes, table) : `${JSON.stringify(shapes)}\n`;
}

/* What the files are made from. */

/** What is built for other programs stands in no page: few ask for it. */
async function whole(root: string): Promise<WholeManifest> {
	return had(await fetchJson<WholeManifest>(fetched, `${root}data/manifest.json`, 'manifest'));
}

const fetched: typeof fetch = (url, init) => fetch(url, init);

function had<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}

async function gather(atlas: Atlas, scope: TractScope, rows: readonly number[] | null) {
	const { view, files, worker } = atlas;
	const places = had(await files.places());
	const shownList = scope === 'shown' ? view.mine : null;
	const lists =
		scope === 'own' || shownList !== null
			? await import('../own-data/told').then(({ tractFiguresOfLists }) =>
					tractFiguresOfLists(atlas, shownList)
				)
			: [];
	if (shownList !== null && lists.length === 0) throw new ListElsewhere();
	const question = { method: view.method, adjustment: view.adjustment, reach: view.reach };
	const lens = scope === 'own' || shownList !== null ? null : view.lens;
	const withClasses = scope === 'all' || lens === 'classes';
	// Draws first: after them the classes say how firm they are.
	if (withClasses && isAdjusted(view.adjustment)) had(await worker.ask('confidence', question));
	const [classes, agreement, figures] = await Promise.all([
		withClasses ? worker.ask('classes', question).then(had) : null,
		lens === 'agreement' ? worker.ask('agreement', question).then(had) : null,
		scope === 'all' ? allFigures(atlas) : lens === 'indicator' ? [await shownFigure(atlas)] : []
	]);
	return {
		places,
		rows: rows ?? places.tracts.geoid.map((_, row) => row),
		figures,
		lists,
		classes,
		agreement
	};
}

async function shownFigure(atlas: Atlas): Promise<TractFigure> {
	const { indicator, vintage } = atlas.view;
	return surveyFigure(indicator, had(await atlas.figures(indicator)), vintage);
}

async function allFigures(atlas: Atlas): Promise<TractFigure[]> {
	const [beside, ...indicators] = await Promise.all([
		whole(atlas.root).then(({ tractFigures: { path } }) =>
			fetchJson<TractFiguresFile>(fetched, atlas.root + path, 'tract-figures')
		),
		...INDICATORS.map(async ({ id }) => [id, had(await atlas.figures(id))] as const)
	]);
	return allTractFigures(new Map(indicators), had(beside));
}

async function outlines({ worker, manifest, files }: Atlas) {
	const { bounds } = manifest.archives.outlines;
	const [{ tracts }, answer] = await Promise.all([
		files.places().then(had),
		worker.ask('outlines', { bounds }).then(had)
	]);
	return new Map(
		answer.rows.map((row, at): [string, MultiPolygonCoordinates] => [
			tracts.geoid[row] ?? '',
			answer.outlines[at] ?? []
		])
	);
}

/**
 * FlatGeobuf with columns of the types that the table has: the library's own writer takes them from the
 * first feature, in which a number may be missing. WGS 84, without an index.
 */
export async function flatGeobuf(
	{ features }: TractShapes,
	{ fields }: TractTable
): Promise<Uint8Array<ArrayBuffer>> {
	const [{ buildHeader }, { buildFeature }, { parseGeometry }, { magicbytes }, types, kinds] =
		await Promise.all([
			import('flatgeobuf/lib/mjs/generic/featurecollection.js'),
			import('flatgeobuf/lib/mjs/generic/feature.js'),
			import('flatgeobuf/lib/mjs/geojson/geometry.js'),
			import('flatgeobuf/lib/mjs/constants.js'),
			import('flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'),
			import('flatgeobuf/lib/mjs/flat-geobuf/column-type.js')
		]);
	const header = {
		geometryType: types.GeometryType.MultiPolygon,
		columns: fields.map(({ name, type, title, description }) => ({
			name,
			type: kinds.ColumnType[type === 'string' ? 'String' : type === 'integer' ? 'Int' : 'Double'],
			title,
			description,
			width: -1,
			precision: -1,
			scale: -1,
			nullable: true,
			unique: false,
			primary_key: false
		})),
		envelope: null,
		featuresCount: features.length,
		indexNodeSize: 0,
		crs: null,
		title: null,
		description: null,
		metadata: null
	};
	const parts = [
		magicbytes,
		buildHeader(header, WGS_84),
		...features.map(({ geometry, properties }) =>
			// Null is how the library knows that a value is missing, which its types do not say.
			buildFeature(parseGeometry(geometry), properties as Record<string, string | number>, header)
		)
	];
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

/** Code of the coordinate system in the EPSG's list. */
const WGS_84 = 4326;
