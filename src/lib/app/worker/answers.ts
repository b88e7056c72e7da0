/** The worker's answers without the worker: files in, questions in, answers out. */
import {
	decodeIndicator,
	type BuiltManifest,
	type IndicatorData
} from '../../domain/indicators/built-files.ts';
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import { STATION_REACHES } from '../../domain/lines/corridor.ts';
import { decodePlaceIndex, type PlaceIndex } from '../../domain/places/place-index.ts';
import { outlinesWithin } from '../../domain/places/resolve.ts';
import {
	AtlasPlaces,
	type CompareAnswer,
	type CompareQuestion,
	type MeasureAnswer,
	type MeasureQuestion,
	type OverTimeAnswer,
	type OverTimeQuestion,
	type OutlinesAnswer,
	type OutlinesQuestion,
	type PlanAnswer,
	type PlanQuestion,
	type ProfileAnswer,
	type ProfileQuestion
} from '../../domain/places/atlas-places.ts';
import { columnsOf } from '../../domain/places/profile.ts';
import { readRecords } from '../../domain/places/records.ts';
import { decodeProfileTables } from '../../domain/places/tables-file.ts';
import type { Ground } from '../../domain/own-data/ground.ts';
import type {
	OwnFigures,
	OwnFiguresAnswer,
	OwnFiguresQuestion
} from '../../domain/own-data/questions.ts';
import type { ListReading, ReadListQuestion } from '../../domain/own-data/read.ts';
import type { Everything } from '../device/everything.ts';
import { fail, ok, type Result, type Problem } from '../../domain/result.ts';
import { AtlasRun } from '../../domain/methods/atlas-run.ts';
import { REGION_INDICATORS } from '../../domain/methods/region-inputs.ts';
import type { RunHooks, Confidence } from '../../domain/methods/confidence.ts';
import { AtlasFiles, fetchWhole, type FileProblem, type Fetcher } from '../files/atlas-files.ts';
import type {
	ImportLineQuestion,
	ImportPlacesQuestion,
	ImportedLine,
	PlacesOfFile
} from '../../domain/places/places-file.ts';
import type {
	AccountsOfFile,
	ImportAccountsQuestion
} from '../../domain/knowledge/import-accounts.ts';
import type {
	AgreementAnswer,
	ClassesAnswer,
	MethodsQuestion,
	TraceAnswer,
	TraceQuestion
} from '../../domain/methods/questions.ts';

/** Kinds of questions, each with what is asked and what is answered. */
export type Exchange = {
	/** Classes, flags and station areas of one method, adjusted, and what the adjustment flips. */
	classes: { question: MethodsQuestion; answer: ClassesAnswer };
	/** How many methods flag each area. */
	agreement: { question: MethodsQuestion; answer: AgreementAnswer };
	/** Share of random draws in the same class, for one method. */
	confidence: { question: MethodsQuestion; answer: Confidence };
	/** The working of one area in every method. */
	trace: { question: TraceQuestion; answer: TraceAnswer };
	/** A place with all its figures, beside the corridor, its city and the region. */
	profile: { question: ProfileQuestion; answer: ProfileAnswer };
	/** Several places with all their figures. */
	compare: { question: CompareQuestion; answer: CompareAnswer };
	/** One figure of several places in all its periods. */
	overTime: { question: OverTimeQuestion; answer: OverTimeAnswer };
	/** Which station areas of an own line a method flags. */
	plan: { question: PlanQuestion; answer: PlanAnswer };
	/** People and renter homes of a place while it is being made. */
	measure: { question: MeasureQuestion; answer: MeasureAnswer };
	/** The places of a file that somebody brings. */
	importPlaces: { question: ImportPlacesQuestion; answer: PlacesOfFile };
	/** The line of such a file, with its stations. */
	importLine: { question: ImportLineQuestion; answer: ImportedLine };
	/** Accounts of a file. */
	importAccounts: { question: ImportAccountsQuestion; answer: AccountsOfFile };
	/** A list of one's own, out of a file. */
	readList: { question: ReadListQuestion; answer: ListReading };
	/** All that somebody made, out of one file. */
	readEverything: { question: { readonly bytes: Uint8Array }; answer: Everything };
	/** Figures of such a list, of all tracts and of places. */
	ownFigures: { question: OwnFiguresQuestion; answer: OwnFiguresAnswer };
	/** Outlines of the tracts around a place, for its drawn map. */
	outlines: { question: OutlinesQuestion; answer: OutlinesAnswer };
};

export type QuestionKind = keyof Exchange;
export type QuestionOf<K extends QuestionKind> = Exchange[K]['question'];
export type AnswerOf<K extends QuestionKind> = Exchange[K]['answer'];

export type ToWorker =
	| { readonly type: 'start'; readonly manifest: BuiltManifest; readonly root: string }
	| {
			readonly type: 'ask';
			readonly id: number;
			readonly kind: QuestionKind;
			readonly question: unknown;
	  }
	| { readonly type: 'abort'; readonly id: number };

export type FromWorker =
	| { readonly type: 'progress'; readonly id: number; readonly share: number }
	| { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> };

export type WorkerProblem = Problem<
	/** The deadline passed. Parameter `seconds`. */
	| 'worker-slow'
	/** The worker itself could not be started or broke. */
	| 'worker-broken'
	/** Who asked wants no answer any more. */
	| 'run-aborted'
>;

/** What answers are worked out from: all but those that have been. */
export type AnswerFiles = Omit<BuiltManifest, 'answers' | 'archives'>;

/** Fetched with the first file that somebody brings. */
const readers = () => import('../../domain/places/places-file.ts');
const accountReader = () => import('../../domain/knowledge/import-accounts.ts');
const listReader = () => import('../../domain/own-data/read.ts');
const everythingReader = () => import('../device/everything.ts');
const listFigures = () => import('../../domain/own-data/questions.ts');

/**
 * The shapes of places: no JSON, and compressed by the build, since hosts compress text but few of them
 * anything else.
 */
export async function fetchPlaceIndex(
	fetcher: Fetcher,
	url: string
): Promise<Result<ArrayBuffer, FileProblem>> {
	const what = 'place-index';
	const file = await fetchWhole(fetcher, url, what);
	if (!file.ok) return file;
	try {
		if (!('DecompressionStream' in globalThis)) {
			const { gunzipSync } = await import('fflate');
			return ok(gunzipSync(file.value).buffer);
		}
		const stream = new Blob([file.value]).stream().pipeThrough(new DecompressionStream('gzip'));
		return ok(await new Response(stream).arrayBuffer());
	} catch {
		return fail('file-broken', { what });
	}
}

export class Answers {
	readonly #files: AtlasFiles;
	#run: Promise<Result<AtlasRun>> | null = null;
	#places: Promise<Result<AtlasPlaces>> | null = null;
	#index: Promise<Result<PlaceIndex>> | null = null;
	#own: OwnFigures | null = null;
	#ground: Promise<Result<Ground>> | null = null;

	constructor(
		private readonly manifest: AnswerFiles,
		private readonly root: string,
		private readonly fetcher: Fetcher
	) {
		this.#files = new AtlasFiles(manifest, root, fetcher);
	}

	/** Ends with `run-aborted` between two portions of work once the hooks say so. */
	async answer<K extends QuestionKind>(
		kind: K,
		question: QuestionOf<K>,
		hooks: RunHooks
	): Promise<Result<AnswerOf<K>>> {
		const withRun = async <T>(
			ask: (run: AtlasRun) => Result<T> | Promise<Result<T>>
		): Promise<Result<T>> => {
			if (hooks.aborted?.() === true) return fail('run-aborted');
			const run = await this.#methods();
			if (hooks.aborted?.() === true) return fail('run-aborted');
			return run.ok ? ask(run.value) : run;
		};
		const withPlaces = <T>(
			ask: (places: AtlasPlaces, run: AtlasRun) => Result<T> | Promise<Result<T>>
		): Promise<Result<T>> =>
			withRun(async (run) => {
				const places = await this.#profiles(run);
				if (hooks.aborted?.() === true) return fail('run-aborted');
				return places.ok ? ask(places.value, run) : places;
			});
		const handlers: {
			[Each in QuestionKind]: (
				asked: QuestionOf<Each>
			) => Result<AnswerOf<Each>> | Promise<Result<AnswerOf<Each>>>;
		} = {
			classes: (asked) =>
				STATION_REACHES.includes(asked.reach)
					? withRun((run) => run.classes(asked))
					: withPlaces((places, run) => run.classes(asked, places.stationAreas(asked.reach))),
			agreement: (asked) => withRun((run) => run.agreement(asked)),
			confidence: (asked) => withRun((run) => run.confidence(asked, hooks)),
			trace: (asked) => withRun((run) => run.trace(asked, hooks)),
			profile: (asked) => withPlaces((places) => places.profile(asked, hooks)),
			compare: (asked) => withPlaces((places) => places.compare(asked, hooks)),
			overTime: (asked) => withPlaces((places) => places.overTime(asked, hooks)),
			plan: (asked) => withPlaces((places) => places.plan(asked, hooks)),
			measure: (asked) => withPlaces((places) => places.measure(asked)),
			outlines: async (asked) => {
				const index = await this.#placeIndex();
				return index.ok
					? ok({ question: asked, ...outlinesWithin(index.value, asked.bounds) })
					: index;
			},
			// A file is read without any of the atlas's own.
			importPlaces: async (asked) => (await readers()).importPlaces(asked, hooks),
			importLine: async (asked) => (await readers()).importLine(asked),
			importAccounts: async (asked) => (await accountReader()).accountsOfFile(asked),
			readList: async (asked) =>
				(await listReader()).readListFile(asked, () => this.#placingGround(), hooks),
			readEverything: async ({ bytes }) =>
				(await everythingReader()).readEverything(new TextDecoder().decode(bytes)),
			ownFigures: (asked) =>
				withPlaces(async (places) => {
					const { OwnFigures } = await listFigures();
					this.#own ??= new OwnFigures(places.sources);
					return ok(this.#own.answer(asked, places.extents(asked.places, asked)));
				})
		};
		return handlers[kind](question);
	}

	/** Files are fetched with the first question, and again after a failure. */
	#methods(): Promise<Result<AtlasRun>> {
		this.#run ??= this.#load().then((result) => {
			if (!result.ok) this.#run = null;
			return result;
		});
		return this.#run;
	}

	/** Only places of one's own, profiles and comparisons need these files. */
	#profiles(run: AtlasRun): Promise<Result<AtlasPlaces>> {
		this.#places ??= this.#loadPlaces(run).then((result) => {
			if (!result.ok) this.#places = null;
			return result;
		});
		return this.#places;
	}

	/** Where every place lies, which outlines need alone. */
	#placeIndex(): Promise<Result<PlaceIndex>> {
		const url = this.root + this.manifest.placeIndex.path;
		this.#index ??= fetchPlaceIndex(this.fetcher, url).then((bytes) => {
			const index = bytes.ok ? decodePlaceIndex(bytes.value) : bytes;
			if (index.ok) return index;
			this.#index = null;
			return bytes.ok ? fail('file-broken', { what: 'place-index' }) : bytes;
		});
		return this.#index;
	}

	/** What rows of a list are placed on; it remembers the addresses that it has found. */
	#placingGround(): Promise<Result<Ground>> {
		this.#ground ??= this.#loadGround().then((result) => {
			if (!result.ok) this.#ground = null;
			return result;
		});
		return this.#ground;
	}

	async #loadGround(): Promise<Result<Ground>> {
		const [places, gazetteer, index] = await Promise.all([
			this.#files.places(),
			this.#files.gazetteer(),
			this.#placeIndex()
		]);
		if (!places.ok) return places;
		if (!gazetteer.ok) return gazetteer;
		if (!index.ok) return index;
		const { Ground: PlacingGround } = await import('../../domain/own-data/ground.ts');
		const files = { places: places.value, gazetteer: gazetteer.value, index: index.value };
		return ok(new PlacingGround(files));
	}

	async #loadPlaces(run: AtlasRun): Promise<Result<AtlasPlaces>> {
		const [places, lines, index, tables, records] = await Promise.all([
			this.#files.places(),
			this.#files.lines(),
			this.#placeIndex(),
			this.#files.profileTables(),
			this.#files.records()
		]);
		if (!places.ok) return places;
		if (!lines.ok) return lines;
		if (!index.ok) return index;
		if (!tables.ok) return tables;
		if (!records.ok) return records;
		const { tables: columns, carried } = decodeProfileTables(tables.value);
		const sources = {
			index: index.value,
			columns: columnsOf(columns),
			carried,
			records: readRecords(records.value)
		};
		return ok(new AtlasPlaces(sources, lines.value, places.value, run));
	}

	async #load(): Promise<Result<AtlasRun>> {
		const [places, shapes, ...indicators] = await Promise.all([
			this.#files.places(),
			this.#files.shapes(),
			...REGION_INDICATORS.map((id) => this.#files.indicator(id))
		]);
		if (!places.ok) return places;
		if (!shapes.ok) return shapes;
		const decoded = new Map<IndicatorId, IndicatorData>();
		for (const file of indicators) {
			if (!file.ok) return file;
			decoded.set(file.value.id, decodeIndicator(file.value));
		}
		try {
			return ok(new AtlasRun(places.value, shapes.value, decoded));
		} catch (error) {
			return fail('file-broken', { what: 'methods', detail: String(error) });
		}
	}
}

/* Hears questions and says answers, in a worker or, where none can be made, in the page itself. */

type Answering = Pick<Answers, 'answer'>;

function ofSite(manifest: BuiltManifest, root: string): Answering {
	return new Answers(manifest, root, (url, init) => fetch(url, init));
}

/** A turn of the event loop, in which the message that aborts a question can arrive. */
const breathe = () =>
	new Promise<void>((resolve) => {
		setTimeout(resolve);
	});

/** @param make what answers, once the page has said where the files are */
export function hearing(
	say: (message: FromWorker) => void,
	make = ofSite
): (message: ToWorker) => void {
	/** Questions that are worked on; aborted ones are left and never answered. */
	const asked = new Map<number, { aborted: boolean }>();
	let answers: Answering | null = null;

	async function reply(id: number, kind: QuestionKind, question: unknown): Promise<void> {
		if (!answers) return;
		const state = { aborted: false };
		asked.set(id, state);
		const hooks = {
			aborted: () => state.aborted,
			pause: breathe,
			progress: (share: number) => {
				say({ type: 'progress', id, share });
			}
		} satisfies RunHooks;
		// A slider that moves quickly asks and aborts in one go: nothing is begun for what it passed.
		await breathe();
		if (!state.aborted) {
			const result = await answers
				.answer(kind, question as QuestionOf<QuestionKind>, hooks)
				.catch((error: unknown) => fail('worker-broken', { detail: String(error) }));
			if (!hooks.aborted()) say({ type: 'answer', id, result });
		}
		asked.delete(id);
	}

	return (message) => {
		if (message.type === 'start') {
			answers = make(message.manifest, message.root);
		} else if (message.type === 'abort') {
			const state = asked.get(message.id);
			if (state) state.aborted = true;
		} else void reply(message.id, message.kind, message.question);
	};
}
