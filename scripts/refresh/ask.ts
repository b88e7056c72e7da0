/**
 * Asks a public service one question at a time, politely: a pause between questions, another try after
 * what may pass, and every answer that was read without fault kept in a folder, so that what was
 * interrupted goes on where it stood. A key is part of the question, never of what is kept or said.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What went wrong, where, and what to do, in one sentence; printed without a stack trace. */
export class RefreshError extends Error {}

/** An answer that may be right the next time: cut off, or a page in place of data. */
export class BadAnswer extends Error {}

export type Asking = {
	/** Folder of answers that were read without fault. */
	readonly cache: string;
	/** Milliseconds between two questions; the pauses after a failure grow from it. */
	readonly pace: number;
	/** Of the service, or empty: its answers are the same, only more of them a day. */
	readonly key: string;
	readonly say: (line: string) => void;
};

const TRIES = 6;
/** No pause within a run is longer than this many paces. */
const LONGEST_PAUSE = 60;
/** Whoever asks us to wait longer is asked again by another run. */
const LONGEST_WAIT_MS = 120_000;
const TIMEOUT_MS = 90_000;

let last = 0;

/**
 * The answer to a question, from the folder where it is there.
 *
 * @param address without a key
 * @param read makes something of the answer's bytes; throws BadAnswer where they may be better next time,
 *   RefreshError where they will not be
 * @throws RefreshError where there is no answer, after a few tries where that may help
 */
export async function ask<T>(
	address: string,
	read: (bytes: Buffer) => T,
	{ cache, pace, key, say }: Asking
): Promise<T> {
	const kept = join(cache, createHash('sha256').update(address).digest('hex').slice(0, 24));
	if (existsSync(kept)) {
		try {
			return read(readFileSync(kept));
		} catch (error) {
			// Kept by another version, or damaged: it is asked for again.
			if (!(error instanceof BadAnswer || error instanceof RefreshError)) throw error;
			rmSync(kept);
		}
	}
	for (let tried = 1; ; tried += 1) {
		await rest(last + pace - Date.now());
		const answer = await get(address, key);
		last = Date.now();
		if (answer.bytes !== null) {
			try {
				const result = read(answer.bytes);
				keep(kept, answer.bytes);
				return result;
			} catch (error) {
				if (!(error instanceof BadAnswer)) throw error;
				answer.fault = error.message;
			}
		}
		if (answer.wait !== null && answer.wait > LONGEST_WAIT_MS) {
			throw new RefreshError(
				`${hostOf(address)} asks us to wait ${Math.ceil(answer.wait / 60_000)} minutes. Run the same command then: it goes on from here.`
			);
		}
		if (tried === TRIES) {
			throw new RefreshError(
				`${address}: ${answer.fault}, ${TRIES} times in a row. Nothing was changed. Run the same command later: it goes on from here.`
			);
		}
		const pause = answer.wait ?? Math.min(2 ** tried, LONGEST_PAUSE) * pace;
		say(`${hostOf(address)}: ${answer.fault}; trying again in ${(pause / 1000).toFixed(0)} s.`);
		await rest(pause);
	}
}

/** Readers of the folder see a whole answer or none. */
function keep(path: string, bytes: Buffer): void {
	mkdirSync(join(path, '..'), { recursive: true });
	const part = `${path}.${process.pid}.part`;
	writeFileSync(part, bytes);
	renameSync(part, path);
}

type Answer = { readonly bytes: Buffer | null; readonly wait: number | null; fault: string };

async function get(address: string, key: string): Promise<Answer> {
	const failed = (fault: string, wait: number | null = null) => ({ bytes: null, wait, fault });
	const whole = key === '' ? address : `${address}${address.includes('?') ? '&' : '?'}key=${key}`;
	let response: Response;
	let bytes: Buffer;
	try {
		response = await fetch(whole, { signal: AbortSignal.timeout(TIMEOUT_MS) });
		bytes = Buffer.from(await response.arrayBuffer());
	} catch (error) {
		const cause = error instanceof Error ? error.message : String(error);
		return failed(`no answer (${withoutKey(cause, key)})`);
	}
	const { status, headers } = response;
	if (status === 200) return { bytes, wait: null, fault: '' };
	if (status === 429 || status === 503) {
		return failed(`it answers ${status}, too many questions`, retryAfter(headers));
	}
	if (status >= 500 || status === 408) return failed(`it answers ${status}`, retryAfter(headers));
	const said = bytes
		.toString('utf8')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const words = said === '' ? '' : `, “${withoutKey(said.slice(0, 160), key)}”`;
	if (status === 404)
		throw new RefreshError(
			`${address} does not exist (404${words}): this table or period is not published there.`
		);
	if (status === 204)
		throw new RefreshError(`${address} has nothing (204): look at state, county and year.`);
	throw new RefreshError(`${address} was refused (${status}${words}).`);
}

/** Milliseconds that a service asks us to wait, as seconds or as a date; null where it does not say. */
function retryAfter(headers: Headers): number | null {
	const text = headers.get('retry-after');
	if (text === null) return null;
	const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
	return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

function rest(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}

function hostOf(address: string): string {
	return new URL(address).host;
}

function withoutKey(text: string, key: string): string {
	return key === '' ? text : text.replaceAll(key, '…');
}

/** JSON of an answer. Throws BadAnswer where it is cut off or a page, RefreshError where a key is refused. */
export function jsonOf(bytes: Buffer): unknown {
	const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
	if (/<title>[^<]*\bkey\b/i.test(text)) {
		throw new RefreshError(
			'The Census Bureau refuses the key in CENSUS_API_KEY. Ask for one at api.census.gov/data/key_signup.html, or leave the variable out.'
		);
	}
	if (/^\s*</.test(text)) throw new BadAnswer('a page in place of figures');
	try {
		return JSON.parse(text);
	} catch {
		throw new BadAnswer('the answer is cut off or no JSON');
	}
}
