/** The glossary tells plainly what it explains, and every term that a screen offers is one that it has. */
import { describe, expect, it } from 'vitest';
import facts from '#region/program/facts.json';
import { glossary } from '#words/glossary.ts';
import { meaning } from '#words/profile.ts';
import { readingGrade } from './support/reading-grade.ts';

const sources = import.meta.glob<string>('/src/lib/features/**/*.svelte', {
	eager: true,
	query: '?raw',
	import: 'default'
});
/** Every list of terms that a screen names: `TERMS … = …;`. */
const named = Object.values(sources).flatMap((text) =>
	[...text.matchAll(/const TERMS\b[^=]*=([\s\S]*?);\n/g)].flatMap(([, list = '']) =>
		[...list.matchAll(/'([a-z-]+)'/g)].map(([, id = '']) => id)
	)
);

describe('the glossary', () => {
	it('has every term that a screen offers, and none that no screen offers', () => {
		expect(named.length).toBeGreaterThan(30);
		expect([...new Set(named)].sort()).toEqual(Object.keys(glossary).sort());
	});

	it.each(Object.entries(glossary))('tells in grade 8 or below: %s', (_, { meaning: text }) => {
		expect(readingGrade(text), text).toBeLessThanOrEqual(8);
	});

	it('names each term once', () => {
		const names = Object.values(glossary).map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe('what a finding means for somebody', () => {
	const texts = [...Object.values(meaning.place), ...meaning.who.map(({ text }) => text)];

	it('is told in grade 8 or below, and promises nothing', () => {
		for (const text of texts) expect(readingGrade(text), text).toBeLessThanOrEqual(8);
		expect(texts.join(' ')).not.toMatch(/\byou (will|should|must)\b|displaced/i);
	});

	it('has facts of the region to go on, each with its source and caution', () => {
		const help = facts.filter(({ topic }) => topic !== 'project');
		expect(help.length).toBeGreaterThan(0);
		for (const { source, caution } of help) expect(source !== '' && caution !== '').toBe(true);
	});
});
