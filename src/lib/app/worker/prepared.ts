/**
 * Answers to what most people ask, made by the build from the same code: the classes of the methods as
 * they stand, and the stations and cities of the line. Whoever asks only that waits neither for the
 * worker nor for the files that it reads; anything else, and whatever cannot be fetched, it answers.
 */
import { unflatten } from 'devalue';
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import { STATION_REACHES, formatDistance } from '../../domain/lines/corridor.ts';
import { isAdjusted, type MethodsQuestion } from '../../domain/methods/questions.ts';
import type { MeasuredPlace, ProfileAnswer, ReferenceRole } from '../../domain/places/atlas-places.ts';
import type { PlaceRef } from '../../domain/places/place.ts';
import { isMeasuredAsBuilt } from '../../domain/view/view.ts';
import { fetchJson, type Fetcher } from '../files/atlas-files.ts';
import type { AnswerOf, QuestionKind, QuestionOf } from './answers.ts';

/** A place as it is kept: what it is set beside is a file of its own. */
export type PreparedPlace = {
	readonly place: MeasuredPlace;
	readonly beside: readonly (readonly [ReferenceRole, PlaceRef])[];
};

/** A file of answers: `answer` is flattened by devalue, so that numbers and arrays keep their kind. */
export type PreparedFile = { readonly format: 1; readonly answer: unknown };

export const AGREEMENT_FILE = 'agreement';

export function classesFile({ method, reach }: Pick<MethodsQuestion, 'method' | 'reach'>): string {
	return `classes-${method}-${formatDistance(reach)}`;
}

/** References hold what file names should not. */
export function placeFile(place: PlaceRef): string {
	return `place-${place.replaceAll(/[^\w.]+/g, '-')}`;
}

export class PreparedAnswers {
	readonly #kept = new Map<string, Promise<unknown>>();

	constructor(
		private readonly index: BuiltManifest['answers'],
		private readonly root: string,
		private readonly fetcher: Fetcher
	) {}

	/** Null where the build made no answer to this; it comes as null, too, where it cannot be fetched. */
	find<K extends QuestionKind>(
		kind: K,
		question: QuestionOf<K>
	): Promise<AnswerOf<K> | null> | null {
		const finders: {
			[Each in QuestionKind]?: (asked: QuestionOf<Each>) => Promise<AnswerOf<Each> | null> | null;
		} = {
			classes: (asked) =>
				this.#knows(asked) && STATION_REACHES.includes(asked.reach)
					? this.#read<AnswerOf<'classes'>>(classesFile(asked)).then(
							(answer) => answer && { ...answer, question: asked }
						)
					: null,
			agreement: (asked) =>
				isAdjusted(asked.adjustment) ? null : this.#read<AnswerOf<'agreement'>>(AGREEMENT_FILE),
			profile: (asked) =>
				isMeasuredAsBuilt(asked) && this.#has(asked.place) ? this.#profile(asked) : null,
			compare: (asked) => {
				const { places, sets } = this.index;
				const refs = asked.places.flatMap(
					(place) => sets[place]?.map((at) => places[at] ?? '') ?? [place]
				);
				if (!isMeasuredAsBuilt(asked) || !refs.every((place) => this.#has(place))) return null;
				return this.#places([...new Set(refs)]).then(
					(found) => found && { question: asked, places: found, refused: [] }
				);
			}
		};
		return finders[kind]?.(question) ?? null;
	}

	#knows({ method, adjustment }: MethodsQuestion): boolean {
		return !isAdjusted(adjustment) && this.index.methods.includes(method);
	}

	#has(place: PlaceRef): boolean {
		return this.index.places.includes(place);
	}

	async #profile(question: QuestionOf<'profile'>): Promise<ProfileAnswer | null> {
		const { places, beside: index } = this.index;
		const asked = this.#place(question.place);
		// All at once: a journey to the host and back takes a phone longer than reading them does.
		for (const at of index[places.indexOf(question.place)] ?? []) void this.#place(places[at]!);
		const own = await asked;
		if (!own) return null;
		const beside = await this.#places(own.beside.map(([, ref]) => ref));
		return (
			beside && {
				question,
				place: own.place,
				beside: beside.map((place, at) => ({ role: own.beside[at]![0], place }))
			}
		);
	}

	/** In the order in which they were named; null where one is missing. */
	async #places(refs: readonly PlaceRef[]): Promise<MeasuredPlace[] | null> {
		const all = await Promise.all(refs.map((ref) => this.#place(ref)));
		const places = all.flatMap((each) => (each ? [each.place] : []));
		return places.length === refs.length ? places : null;
	}

	#place(ref: PlaceRef): Promise<PreparedPlace | null> {
		return this.#read<PreparedPlace>(placeFile(ref));
	}

	/** A file that did not arrive is forgotten, so that asking again tries again. */
	#read<T>(name: string): Promise<T | null> {
		const kept = this.#kept.get(name);
		if (kept) return kept as Promise<T | null>;
		const url = `${this.root}${this.index.folder}/${name}.json`;
		const read = fetchJson<PreparedFile>(this.fetcher, url, 'answer').then((file) => {
			if (file.ok) return unflatten(file.value.answer as unknown[]) as T;
			this.#kept.delete(name);
			return null;
		});
		this.#kept.set(name, read);
		return read;
	}
}
