/**
 * Everything that a person made and keeps on a device, as one file. Its parts are the very files in
 * which each thing is handed on by itself, so that the same readers check them and bring them forward.
 */
import * as v from 'valibot';
import { checkSize, USUAL_LIMITS, type JsonLimits } from '../../domain/files/json.ts';
import {
	COMMUNITY_FORMAT,
	EMPTY_COMMUNITY,
	type Community
} from '../../domain/knowledge/accounts.ts';
import {
	envelopeOf,
	isEachOnce,
	openEnvelope,
	readFormat,
	writeFormat,
	type Envelope,
	type FileFormat,
	type ReadProblem
} from '../../domain/knowledge/file-format.ts';
import { openRootlineFile } from '../../domain/knowledge/import-accounts.ts';
import { NO_SAVED_VIEWS, SAVED_FORMAT, type SavedViews } from '../../domain/knowledge/saved.ts';
import { SCORECARD_FORMAT, type Scorecard } from '../../domain/knowledge/scorecards.ts';
import { WALK_FORMAT, type Walk } from '../../domain/knowledge/walks.ts';
import { openList, writeList, type ListFile } from '../../domain/own-data/list.ts';
import { readDraftOf, writeDraft, type DraftFields } from '../../domain/report/draft.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { MOST_LISTS } from './own-data-store.ts';

/** What somebody made of the report on a place or a comparison, by `subjectKey`. */
export type SubjectDraft = { readonly subject: string; readonly draft: DraftFields };

export type Everything = {
	/** Codes that the work of this person is written under. */
	readonly own: readonly string[];
	readonly saved: SavedViews;
	readonly walks: readonly Walk[];
	readonly community: Community;
	readonly scorecards: readonly Scorecard[];
	readonly drafts: readonly SubjectDraft[];
	readonly lists: readonly ListFile[];
};

export const NOTHING_MADE: Everything = {
	own: [],
	saved: NO_SAVED_VIEWS,
	walks: [],
	community: EMPTY_COMMUNITY,
	scorecards: [],
	drafts: [],
	lists: []
};

/** A few lists of a hundred thousand rows are more than any single file may have. */
export const EVERYTHING_LIMITS: JsonLimits = {
	bytes: 100_000_000,
	// A part lies in the list of parts, in the file.
	depth: USUAL_LIMITS.depth + 2,
	values: 5 * USUAL_LIMITS.values
};

/** Devices that one person takes over from another, in turn. */
export const MOST_CODES = 50;
const MOST_DRAFTS = 5000;

export const deviceCode = v.pipe(v.string(), v.regex(/^[a-z0-9]{10}$/));

const EVERYTHING: FileFormat<{
	readonly own: readonly string[];
	readonly parts: readonly unknown[];
}> = {
	kind: 'everything',
	format: 1,
	migrations: {},
	schema: v.object({
		own: v.pipe(v.array(deviceCode), v.maxLength(MOST_CODES)),
		parts: v.pipe(v.array(v.unknown()), v.maxLength(4 + MOST_DRAFTS + MOST_LISTS))
	})
};

/** A draft has a format of its own, which its reader knows. */
const DRAFT: FileFormat<{ readonly subject: string; readonly draft: unknown }> = {
	kind: 'draft',
	format: 1,
	migrations: {},
	schema: v.object({
		subject: v.pipe(v.string(), v.minLength(1), v.maxLength(100_000), v.regex(/^\P{Cc}+$/u)),
		draft: v.unknown()
	})
};

/** The same content always gives the same text. Fails where it would be too large to be read again. */
export function writeEverything(all: Everything): Result<string, ReadProblem> {
	const parts = [
		writeFormat(SAVED_FORMAT, all.saved),
		writeFormat(WALK_FORMAT, { walks: all.walks, community: null }),
		writeFormat(COMMUNITY_FORMAT, all.community),
		writeFormat(SCORECARD_FORMAT, { scorecards: all.scorecards }),
		// Put together from texts: what each writer wrote stands in the file letter by letter.
		...all.drafts.map(
			({ subject, draft }) =>
				`{"rootline":"draft","format":${DRAFT.format},"subject":${JSON.stringify(subject)},"draft":${writeDraft(draft)}}`
		),
		...all.lists.map(writeList)
	];
	const { kind, format } = EVERYTHING;
	const text = `{"rootline":"${kind}","format":${format},"own":${JSON.stringify(all.own)},"parts":[\n${parts.join(',\n')}\n]}\n`;
	const size = checkSize(new TextEncoder().encode(text).length, EVERYTHING_LIMITS.bytes);
	return size.ok ? ok(text) : size;
}

/** All of it or, where a part cannot be read, nothing. Never throws. */
export function readEverything(text: string): Result<Everything, ReadProblem> {
	const file = readFormat(text, EVERYTHING, EVERYTHING_LIMITS);
	if (!file.ok) return file;
	const { own, parts } = file.value;
	let all: Everything = { ...NOTHING_MADE, own: [...new Set(own)] };
	const seen = new Set<string>();
	for (const [at, data] of parts.entries()) {
		const part = envelopeOf(data);
		const more = part.ok ? withPart(all, part.value) : part;
		if (!more.ok) return atPart(more.problem, at);
		const kind = part.ok ? part.value.kind : '';
		const isSingle = kind !== 'draft' && kind !== 'own-data';
		if (isSingle && seen.has(kind)) return atPart(null, at);
		seen.add(kind);
		all = more.value;
	}
	const bySubject = all.drafts.map(({ subject }) => ({ id: subject }));
	if (!isEachOnce(bySubject) || !isEachOnce(all.lists)) return atPart(null, parts.length);
	return ok(all);
}

function withPart(all: Everything, part: Envelope): Result<Everything, ReadProblem> {
	if (part.kind === 'own-data') {
		const list = openList(part);
		return list.ok ? ok({ ...all, lists: [...all.lists, list.value] }) : list;
	}
	if (part.kind === 'draft') {
		const opened = openEnvelope(part, DRAFT);
		if (!opened.ok) return opened;
		const { subject } = opened.value;
		const draft = readDraftOf(opened.value.draft);
		return draft.ok
			? ok({ ...all, drafts: [...all.drafts, { subject, draft: draft.value }] })
			: draft;
	}
	const opened = openRootlineFile(part);
	if (!opened.ok) return opened;
	const { value } = opened;
	switch (value.kind) {
		case 'saved':
			return ok({ ...all, saved: value.content });
		case 'walk':
			return ok({ ...all, walks: value.content.walks });
		case 'community':
			return ok({ ...all, community: value.content });
		case 'scorecard':
			return ok({ ...all, scorecards: value.content.scorecards });
		case 'places':
			return fail('import/not-rootline');
	}
}

/** A part that is no file of Rootline's is a fault of the whole; one of a newer Rootline stays that. */
function atPart(problem: ReadProblem | null, at: number): Result<never, ReadProblem> {
	if (problem?.code === 'import/newer') return { ok: false, problem };
	const where = problem?.code === 'import/wrong' ? String(problem.params.where) : '';
	const path = ['parts', String(at), where].filter((each) => each !== '').join('.');
	return fail('import/wrong', { kind: EVERYTHING.kind, where: path });
}
