import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../text/format.ts';
import {
	openEnvelope,
	readEnvelope,
	readFormat,
	writeFormat,
	type FileFormat
} from './file-format.ts';
import { MOST_BYTES, MOST_DEPTH, MOST_VALUES, checkSize, parseSafely } from '../files/json.ts';

const codeOf = (result: { ok: boolean; problem?: { code: string } }) => result.problem?.code;

describe('clean text', () => {
	it('takes out what cannot be seen, and keeps every letter', () => {
		expect(cleanLine('  Penn\u0000 \u202Eevil\u202C\nAve\tN \uFEFF')).toBe('Penn evil Ave N');
		expect(cleanText('one\r\ntwo\rthree\n')).toBe('one\ntwo\nthree');
		expect(cleanLine('Xyooj 👩‍👩‍👧 Cáceres Cali’s')).toBe('Xyooj 👩‍👩‍👧 Cáceres Cali’s');
		expect(cleanLine('Pe\u200Bnn\u2060 A\u200Dve \uFFFE\uFFFF\u{E0041}5\u200C')).toBe('Penn Ave 5');
		expect(cleanLine('می\u200Cخواهم क्\u200Dष')).toBe('می\u200Cخواهم क्\u200Dष');
		expect(cleanLine('half \uD83D of a sign')).toBe('half \uFFFD of a sign');
	});

	it('changes nothing the second time', () => {
		const text = fc.string({ unit: 'binary', maxLength: 60 });
		fc.assert(
			fc.property(text, (each) => {
				expect(cleanText(cleanText(each))).toBe(cleanText(each));
				expect(cleanLine(cleanLine(each))).toBe(cleanLine(each));
				expect(cleanLine(each)).not.toMatch(/[\n\t\r\u202E\p{Cc}]/u);
				expect(() => encodeURIComponent(cleanText(each))).not.toThrow();
			}),
			{ numRuns: 5000 }
		);
	});
});

describe('JSON that anybody may have written', () => {
	it('reads what is plain', () => {
		expect(parseSafely('\uFEFF{"a": [1, "x,[{\\"", null]}')).toEqual({
			ok: true,
			value: { a: [1, 'x,[{"', null] }
		});
		expect(parseSafely(JSON.stringify('['.repeat(100) + ','.repeat(100))).ok).toBe(true);
	});

	it.each([
		['broken', '{"a":', 'import/not-json'],
		['empty', '', 'import/not-json'],
		[
			'deeper than allowed',
			'['.repeat(MOST_DEPTH + 1) + ']'.repeat(MOST_DEPTH + 1),
			'import/too-deep'
		],
		['deep enough to break a parser', '['.repeat(5_000_000), 'import/too-deep'],
		['of too many values', `[${'0,'.repeat(MOST_VALUES)}0]`, 'import/too-many-values'],
		['of too many empty lists', `[${'[]'.repeat(MOST_VALUES)}]`, 'import/too-many-values'],
		['of more than 10 MB', ' '.repeat(MOST_BYTES + 1), 'import/too-large'],
		['with a prototype', '{"a":[{"__proto__":{"admin":true}}]}', 'import/forbidden-key'],
		['with a prototype, escaped', '{"\\u005f_proto__":{}}', 'import/forbidden-key'],
		['with a constructor', '{"constructor":{"prototype":{}}}', 'import/forbidden-key']
	])('refuses a text that is %s', (_, text, code) => {
		expect(codeOf(parseSafely(text))).toBe(code);
	});

	it('allows exactly the depth that it names', () => {
		expect(parseSafely('['.repeat(MOST_DEPTH) + ']'.repeat(MOST_DEPTH)).ok).toBe(true);
	});

	it('leaves every object as it was', () => {
		parseSafely('{"__proto__":{"polluted":true}}');
		expect('polluted' in {}).toBe(false);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
				const result = parseSafely(text);
				if (result.ok) expect(result.value).toEqual(JSON.parse(text));
			}),
			{ numRuns: 5000 }
		);
	});

	it('can be asked by size before anything is read', () => {
		expect(checkSize(MOST_BYTES).ok).toBe(true);
		expect(checkSize(12_340_000)).toEqual({
			ok: false,
			problem: { code: 'import/too-large', params: { megabytes: 12.3, limit: 10 } }
		});
	});
});

describe('formats', () => {
	/** Format 0 had one name, format 1 a list without order; format 2 is today's. */
	const format: FileFormat<{ names: string[] }> = {
		kind: 'saved',
		format: 2,
		migrations: {
			0: ({ name }) => ({ names: [(name as string).trim()] }),
			1: ({ names }) => ({ names: [...(names as string[])].sort() })
		},
		schema: v.object({ names: v.array(v.string()) })
	};
	const file = (rest: object) => JSON.stringify({ rootline: 'saved', ...rest });

	it.each([
		['of today', { format: 2, names: ['b', 'a'] }, ['b', 'a']],
		['of one before', { format: 1, names: ['b', 'a'] }, ['a', 'b']],
		['of two before', { format: 0, name: ' a ' }, ['a']]
	])('opens a file %s', (_, rest, names) => {
		expect(readFormat(file(rest), format)).toEqual({ ok: true, value: { names } });
	});

	it('reads back what it writes', () => {
		const text = writeFormat(format, { names: ['x'] });
		expect(text).toBe('{"rootline":"saved","format":2,"names":["x"]}');
		expect(readFormat(text, format)).toEqual({ ok: true, value: { names: ['x'] } });
	});

	it('refuses a newer one and says which', () => {
		expect(readFormat(file({ format: 3, names: ['x'] }), format)).toEqual({
			ok: false,
			problem: { code: 'import/newer', params: { kind: 'saved', format: 3, known: 2 } }
		});
	});

	it.each([
		['an old file that its migration stumbles over', file({ format: 0 }), 'import/wrong'],
		['a format before the first', file({ format: -1 }), 'import/wrong'],
		['a wrong type', file({ format: 2, names: 'x' }), 'import/wrong'],
		['another kind', '{"rootline":"walk","format":1}', 'import/other-kind'],
		['half a format', file({ format: 1.5 }), 'import/not-rootline'],
		['no format', file({}), 'import/not-rootline'],
		['GeoJSON', '{"type":"FeatureCollection","features":[]}', 'import/not-rootline'],
		['a list', '[]', 'import/not-rootline'],
		['nothing', 'null', 'import/not-rootline']
	])('refuses %s', (_, text, code) => {
		expect(codeOf(readFormat(text, format))).toBe(code);
	});

	it('says where a file is wrong', () => {
		const envelope = readEnvelope(file({ format: 2, names: ['x', 7] }));
		if (!envelope.ok) throw new Error(envelope.problem.code);
		expect(openEnvelope(envelope.value, format)).toEqual({
			ok: false,
			problem: { code: 'import/wrong', params: { kind: 'saved', where: 'names.1' } }
		});
	});
});
