/**
 * Runs while prerendering only: what chats, sites and searches show of a page's link, which they take
 * from the page without running it — a sentence, and a picture with the same sentence and a map. Before it,
 * the report of a place that both are taken from.
 */
import {
	composeMap,
	boundsOf,
	composeReport,
	pageMaps,
	placeDetail,
	type Gathered,
	type MapScene,
	type PageMaps,
	type Shade
} from '$lib/features/report/compose';
import { regionWalks } from '#words/walk.ts';
import { headersOf, walksOfFiles } from '$lib/domain/knowledge/walks';
import { methodById } from '$lib/domain/methods/definitions';
import { ACCENT, INK, RULE, SOFT, wrapText } from '$lib/domain/report/map-drawing';
import { WHOLE_LINE, type ReportFinding, type Report } from '$lib/domain/report/model';
import { NEWEST_PERIOD } from '$lib/domain/statistics/census';
import {
	linePath,
	mapFrame,
	methodShading,
	ringsPath,
	tenth,
	type MapFrame,
	type MapInput,
	mapWindow
} from '$lib/domain/report/report-map';
import { periodLabel } from '$lib/domain/text/format';
import { escapeHtml } from '$lib/domain/view/embed';
import { DEFAULT_METHOD } from '$lib/domain/view/view';
import { en } from '#words/index.ts';
import { firstView } from '#words/first-view.ts';
import { methodWords } from '#words/methods.ts';
import { linkPreview as words } from '#words/share.ts';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { error } from '@sveltejs/kit';
import { paperOf, type Paper } from '$lib/features/report/paper';
import type { BuiltManifest, LinesFile, PlacesFile } from '$lib/domain/indicators/built-files';
import { HALF_MILE } from '$lib/domain/lines/corridor';
import { slug } from '$lib/domain/report/citation';
import { placeLine } from '$lib/domain/places/place-code';
import { NO_ADJUSTMENT } from '$lib/domain/methods/questions';
import type { Answers, AnswerOf, QuestionKind, QuestionOf } from '$lib/app/worker/answers';
import { BUILT_ROOT, answered, builtAnswers } from '$lib/app/worker/built';

/* The report of a place from the built files, as the page would make it. */

/** Whole addresses need the site's own, which a static site only knows where it is told. */
const SITE = process.env.ROOTLINE_SITE ?? '';
const QUESTION = {
	method: DEFAULT_METHOD,
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
} as const;

export type ReadyReport = {
	readonly place: string;
	readonly detail: string;
	readonly paper: Paper;
	readonly maps: PageMaps;
	/** Other pages made ready. */
	readonly stations: readonly { readonly id: string; readonly name: string }[];
	readonly cities: readonly { readonly slug: string; readonly name: string }[];
};

const read = (path: string): unknown => JSON.parse(readFileSync(BUILT_ROOT + path, 'utf8'));
const manifest = () => read('data/manifest.json') as BuiltManifest;

export function readyStations(): ReadyReport['stations'] {
	const { stations } = read(manifest().places.path) as PlacesFile;
	return stations.map(({ id, name }) => ({ id, name }));
}

/** Cities that hold a station, in line order. */
export function readyCities(): ReadyReport['cities'] {
	const { stations, places } = read(manifest().places.path) as PlacesFile;
	const names = [...new Set(stations.map(({ city }) => city))];
	return names
		.filter((name) => places.some(({ key }) => key === `city:${name}`))
		.map((name) => ({ slug: slug(name), name }));
}

/** Report and map of one place, before they are laid out. */
export type ReadyPlace = {
	readonly report: Report;
	readonly detail: string;
	readonly scene: MapScene & { readonly shade: Extract<Shade, { readonly lens: 'classes' }> };
};

const places = new Map<string, Promise<ReadyPlace>>();

/**
 * A page and the picture of its link are made of the same.
 * @param path address of the page below the site's root
 */
function readyPlace(place: string, path: string): Promise<ReadyPlace> {
	const made = places.get(place) ?? makePlace(place, path);
	places.set(place, made);
	return made;
}

async function makePlace(place: string, path: string): Promise<ReadyPlace> {
	const { dataVersion, places, lines } = manifest();
	const gathered: Gathered = {
		places: read(places.path) as PlacesFile,
		lines: read(lines.path) as LinesFile,
		answer: { kind: 'place', of: await ask('profile', { ...QUESTION, place }) }
	};
	const report = composeReport(gathered, {
		date: new Date().toISOString().slice(0, 10),
		link: SITE === '' ? path : new URL(path, SITE).href,
		dataVersion
	});
	const bounds = boundsOf(gathered) ?? error(500, `${place} has no bounds.`);
	const [line] = gathered.lines.lines;
	const { runs, stations } = placeLine(line ?? error(500, 'There is no line.'));
	return {
		report,
		detail: placeDetail(gathered),
		scene: {
			shade: { lens: 'classes', answer: await ask('classes', QUESTION) },
			// Wide enough for a picture that is higher than it is wide.
			tracts: await ask('outlines', { bounds: mapWindow(mapWindow(bounds)) }),
			bounds,
			lines: runs,
			stations
		}
	};
}

/** @param path address of the page below the site's root */
export async function readyReport(place: string, path: string): Promise<ReadyReport> {
	const { report, detail, scene } = await readyPlace(place, path);
	return {
		place,
		detail,
		paper: paperOf(report),
		maps: pageMaps(report, scene),
		stations: readyStations(),
		cities: readyCities()
	};
}

let answers: Answers | undefined;

function ask<K extends QuestionKind>(kind: K, question: QuestionOf<K>): Promise<AnswerOf<K>> {
	answers ??= builtAnswers();
	return answered(answers, kind, question);
}

/* What is told of each page, and its picture. */

/** What is told of one page. */
export type LinkPreview = {
	readonly description: string;
	/** Name of its picture, without folder and ending. */
	readonly picture: string;
	readonly title: string;
	/** The sentence of the picture. */
	readonly sentence: string;
	/** The place that the picture's map shows. */
	readonly place: string;
	/** Without, the map shows the line alone. */
	readonly shaded: boolean;
};

/** Of pages that are about no place and no walk-through. */
const PLAIN: LinkPreview = {
	description: en.common.tagline,
	picture: 'rootline',
	title: en.common.appName,
	sentence: en.common.tagline,
	place: WHOLE_LINE,
	shaded: false
};

const FIRST_VIEW: LinkPreview = {
	description: firstView.purpose,
	picture: 'first-view',
	title: words.line,
	sentence: firstView.purpose,
	place: WHOLE_LINE,
	shaded: true
};

/** By the address of the page below the site's root, with a slash at its end. */
async function ownPreviews(): Promise<ReadonlyMap<string, () => Promise<LinkPreview>>> {
	const walks = walksOfFiles(await regionWalks());
	const all: (readonly [string, () => Promise<LinkPreview>])[] = [
		['', () => Promise.resolve(FIRST_VIEW)],
		...readyStations().map(({ id }) => ofPlace(`station:${id}`, `station/${id}/`)),
		...readyCities().map(({ name, slug }) => ofPlace(`city:${name}`, `city/${slug}/`)),
		...(walks.ok ? walks.value : []).flatMap((walk) => {
			const [header] = headersOf(walk);
			if (!header) return [];
			const { title, intro } = header.value;
			const path = `walk/${walk.id}/`;
			const preview = {
				...FIRST_VIEW,
				description: intro,
				picture: nameOf(path),
				title,
				sentence: firstSentence(intro)
			};
			return [[path, () => Promise.resolve(preview)] as const];
		})
	];
	return new Map(all);
}

function ofPlace(place: string, path: string): readonly [string, () => Promise<LinkPreview>] {
	return [
		path,
		async () => {
			const { report } = await readyPlace(place, path);
			const [finding] = report.findings;
			if (!finding) throw new Error(`There is no finding on ${place}.`);
			return {
				description: finding.sentence,
				picture: nameOf(path),
				title: report.places[0]?.name.title ?? report.title,
				sentence: upToRange(finding),
				place,
				shaded: true
			};
		}
	];
}

const previews = ownPreviews();

/** `station/penn/` → `station-penn` */
function nameOf(path: string): string {
	return path.replace(/\/$/, '').replaceAll('/', '-');
}

function firstSentence(text: string): string {
	return /^.+?[.?!](?=\s|$)/su.exec(text)?.[0] ?? text;
}

/** What is said of the place, as far as the share of it that the map beside it shows, with its range. */
function upToRange({ sentence, text }: ReportFinding): string {
	const sentences = sentence.match(/\S.*?[.?!](?=\s|$)/gsu) ?? [sentence];
	const last =
		text.margin === '' ? 0 : sentences.findLastIndex((each) => each.includes(text.margin));
	return sentences.slice(0, Math.max(0, last) + 1).join(' ');
}

/** @param path of the page below the site's root, with a slash at its end */
async function previewOf(path: string): Promise<LinkPreview> {
	return (await (await previews).get(path)?.()) ?? PLAIN;
}

/** All pictures that pages name. */
export async function previewPictures(): Promise<readonly LinkPreview[]> {
	const own = await Promise.all([...(await previews).values()].map((make) => make()));
	return [PLAIN, ...own];
}

/**
 * The tags of one page's head. Where the build does not know the site's address, the picture's is told
 * from the page, which some readers of previews understand and others leave out.
 * @param title of the page as its head holds it, escaped already
 */
export async function previewTags(path: string, title: string): Promise<string> {
	const preview = await previewOf(path);
	const picture = `preview/${preview.picture}.png`;
	const depth = path.split('/').length - 1;
	const tags: readonly (readonly [string, string])[] = [
		['og:title', title],
		['og:type', 'website'],
		['og:site_name', escapeHtml(en.common.appName)],
		...(SITE === '' ? [] : [['og:url', escapeHtml(new URL(path, SITE).href)] as const]),
		[
			'og:image',
			SITE === '' ? `${'../'.repeat(depth) || './'}${picture}` : new URL(picture, SITE).href
		],
		['og:image:width', String(PREVIEW_WIDTH)],
		['og:image:height', String(PREVIEW_HEIGHT)],
		['og:image:alt', escapeHtml(words.alt(preview))]
	];
	return [
		// One tag is both, so that nobody finds two descriptions.
		`<meta name="description" property="og:description" content="${escapeHtml(preview.description)}" />`,
		...tags.map(([property, content]) => `<meta property="${property}" content="${content}" />`),
		'<meta name="twitter:card" content="summary_large_image" />'
	].join('');
}

/* The picture: large letters beside a calm map, to be read 300 pixels wide in a chat. */

const PREVIEW_WIDTH = 1200;
const PREVIEW_HEIGHT = 630;
/** Family of the letters that the picture is drawn with. */
export const PREVIEW_FONT = 'Atkinson Hyperlegible Next';

const PAGE = '#ffffff';
const GROUND = '#f3efe5';
const FLAGGED = '#e0976d';

const LEFT = 52;
const TEXT_WIDTH = 650;
const MAP_LEFT = 736;
const MAP_WIDTH = PREVIEW_WIDTH - MAP_LEFT;
/** Baselines of what stands at the foot, and the room that title and sentence have above it. */
const FOOT = 592;
const LEGEND = 540;
const TOP = 112;
/** Largest first: the first pair of sizes at which all of the text has room. */
const SIZES = [
	[72, 50],
	[66, 46],
	[60, 42],
	[54, 38],
	[48, 34],
	[40, 30]
] as const;

/** @returns an SVG of `PREVIEW_WIDTH` by `PREVIEW_HEIGHT` pixels with letters of `PREVIEW_FONT` */
export async function previewSvg({ place, title, sentence, shaded }: LinkPreview): Promise<string> {
	const { report, scene } = await readyPlace(place, '');
	const size = { width: MAP_WIDTH, height: PREVIEW_HEIGHT };
	const input = composeMap(report, scene, size);
	const flagged = methodShading(scene.shade.answer).classIds.map((id) =>
		methodById(DEFAULT_METHOD).classes.some((each) => each.id === id && each.kind === 'flag')
	);
	const frame = mapFrame(input, size.width, size.height);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${PREVIEW_WIDTH}" height="${PREVIEW_HEIGHT}" font-family="${PREVIEW_FONT}">`,
		`<rect width="${PREVIEW_WIDTH}" height="${PREVIEW_HEIGHT}" fill="${PAGE}"/>`,
		`<svg x="${MAP_LEFT}" y="0" width="${size.width}" height="${size.height}">`,
		`<rect width="${size.width}" height="${size.height}" fill="${GROUND}"/>`,
		...(shaded ? areas(input, flagged, frame) : []),
		...lines(input, frame, place === WHOLE_LINE),
		'</svg>',
		text([en.common.appName], { x: LEFT, y: 76, size: 38, bold: true, color: ACCENT }),
		...told(title, sentence, shaded ? LEGEND - 44 : FOOT - 44),
		...(shaded
			? [
					`<rect x="${LEFT}" y="${LEGEND - 24}" width="44" height="28" fill="${FLAGGED}" stroke="${SOFT}"/>`,
					text([words.legend({ method: methodWords[DEFAULT_METHOD].name })], {
						x: LEFT + 60,
						y: LEGEND,
						size: 32,
						color: SOFT
					})
				]
			: []),
		text([words.period({ period: periodLabel(NEWEST_PERIOD) })], {
			x: LEFT,
			y: FOOT,
			size: 32,
			color: SOFT
		}),
		'</svg>'
	].join('');
}

function areas({ areas: all }: MapInput, flagged: readonly boolean[], frame: MapFrame): string[] {
	const path = (wanted: boolean) =>
		all
			.filter((area) => (area.class !== null && flagged[area.class] === true) === wanted)
			.map(({ rings }) => ringsPath(rings, frame))
			.join('');
	return [
		`<path d="${path(false)}" fill="${GROUND}" fill-rule="evenodd" stroke="${RULE}" stroke-width="1.5"/>`,
		`<path d="${path(true)}" fill="${FLAGGED}" fill-rule="evenodd" stroke="${PAGE}" stroke-width="1.5"/>`
	];
}

function lines({ lines: runs, stations, outlines }: MapInput, frame: MapFrame, whole: boolean) {
	const stroke = (d: string, color: string, width: number) =>
		`<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
	const outline = whole ? '' : outlines.map((rings) => ringsPath(rings, frame)).join('');
	const line = runs.map((each) => linePath(each, frame)).join('');
	return [
		stroke(outline, PAGE, 9),
		stroke(outline, INK, 4.5),
		stroke(line, PAGE, 14),
		stroke(line, ACCENT, 9),
		...stations.map(({ lngLat }) => {
			const [x, y] = frame.point(lngLat);
			return `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="11" fill="${PAGE}" stroke="${ACCENT}" stroke-width="6"/>`;
		})
	];
}

/** Title and sentence, as large as the room between the name and `bottom` lets them be. */
function told(title: string, sentence: string, bottom: number): string[] {
	for (const [large, small] of SIZES) {
		const head = wrapText(title, large, TEXT_WIDTH);
		const body = wrapText(sentence, small, TEXT_WIDTH);
		const between = TOP + head.length * large * 1.1 + 20;
		if (between + body.length * small * 1.25 > bottom) continue;
		return [
			text(head, {
				x: LEFT,
				y: TOP + large * 0.85,
				size: large,
				bold: true,
				color: INK,
				step: 1.1
			}),
			text(body, { x: LEFT, y: between + small * 0.9, size: small, color: INK, step: 1.25 })
		];
	}
	throw new Error(`“${sentence}” has no room in its picture.`);
}

type Letters = {
	readonly x: number;
	/** Baseline of the first line. */
	readonly y: number;
	readonly size: number;
	readonly color: string;
	readonly bold?: boolean;
	/** From line to line, as a share of the size. */
	readonly step?: number;
};

function text(all: readonly string[], { x, y, size, color, bold, step = 1 }: Letters): string {
	return all
		.map(
			(line, at) =>
				`<text x="${x}" y="${tenth(y + at * size * step)}" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${color}">${escapeHtml(line)}</text>`
		)
		.join('');
}
