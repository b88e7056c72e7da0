import { describe, expect, it } from 'vitest';
import {
	isTest,
	projectFiles,
	readProjectFile
} from '../../../tests/architecture/support/project-files.ts';
import { importProblemSentence, useImportMessages } from './import.ts';
import { useMessages } from './index.ts';

const b = useImportMessages();
const t = useMessages();

describe('problems of files and storage', () => {
	it.each(Object.keys(b.importProblems))('%s is a full sentence without gaps', (code) => {
		const params = {
			kind: 'walk',
			wanted: 'saved',
			megabytes: 12,
			limit: 10,
			number: 3,
			column: 'when',
			where: '',
			length: 2500
		};
		const sentence = importProblemSentence(b, t, { code, params });
		expect(sentence).toMatch(/^[A-Z].*\.$/);
		expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
	});

	it('names every code that the code can give', () => {
		const sources = projectFiles().filter(
			(file) => /^src\/lib\/(?:domain|app|map)\/.*\.ts$/.test(file) && !isTest(file)
		);
		const codes = sources.flatMap((file) =>
			[...readProjectFile(file).matchAll(/'((?:import|walk|saved|store)\/[a-z-]+)'/g)].map(
				([, code]) => code
			)
		);
		expect([...new Set(codes)].sort()).toEqual(Object.keys(b.importProblems).sort());
	});

	it('leaves other problems their own sentence', () => {
		expect(importProblemSentence(b, t, { code: 'run-aborted', params: {} })).toBe(
			'The run was stopped. Try again.'
		);
	});
});

describe('counts in words', () => {
	it('are right for one and for many', () => {
		expect(b.walk.merged({ added: 1, changed: 0, apart: 0, deleted: 0, walksDeleted: 0 })).toBe(
			'1 step was added. 0 were changed. Nothing was lost.'
		);
		expect(b.walk.merged({ added: 2, changed: 1, apart: 1, deleted: 0, walksDeleted: 0 })).toBe(
			'2 steps were added. 1 was changed. 1 now has two versions to choose from. Nothing was lost.'
		);
		expect(b.walk.merged({ added: 0, changed: 0, apart: 1, deleted: 2, walksDeleted: 0 })).toBe(
			'0 steps were added. 0 were changed. 2 were taken out. 1 now has two versions to choose from.'
		);
		expect(b.importPreview.own.delete({ noun: 'account', count: 1 })).toBe(
			'This file would delete 1 account of yours'
		);
		expect(b.importPreview.effects.deleted({ noun: 'view', count: 2 })).toBe(
			'Deletes 2 saved views that came from others'
		);
		expect(b.importPreview.outcome({ noun: 'account', changed: 0, deleted: 1, kept: 2 })).toBe(
			'1 was deleted. 2 accounts of yours stay as they are.'
		);
		expect(b.community.notice.counts({ shared: 1, kept: 2 })).toBe(
			'1 account goes into the file. 2 stay on this device.'
		);
	});
});
