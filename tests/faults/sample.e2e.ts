import { chromium, type Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import {
	AS_EVER,
	startHost,
	tryAround,
	tryFile,
	verdict,
	wholeOf,
	type FaultName,
	type Host,
	type Screen,
	type Seen
} from './faults.ts';

/** A few cells of what `npm run faults` tries; see docs/faults.md. */
const FILES: Readonly<Partial<Record<Screen, readonly (readonly [RegExp, FaultName, RegExp])[]>>> =
	{
		table: [
			[/cost-burden-30\.json/, 'digit', /damaged/],
			[/places-/, 'twice', /damaged/],
			[/assets\/[^/]+\.css/, 'halved', /looks plain/]
		],
		station: [
			[/entry\/start/, 'digit', /could not start/],
			[/entry\/app/, 'type', /could not start/],
			[/^station\/penn\/$/, 'missing', /no page at this address/]
		]
	};

const AROUND: Readonly<Partial<Record<Screen, readonly string[]>>> = {
	table: ['storage blocked', 'workers blocked'],
	station: ['another build on the host, the old one gone', 'JavaScript off']
};

let browser: Browser;
let host: Host;

beforeAll(async () => {
	const stage = inject('stage');
	if ('problem' in stage) throw new Error(stage.problem);
	browser = await chromium.launch({ ...stage.browser, args: [...stage.browser.args] });
	host = await startHost();
	return async () => {
		await browser.close();
		await host.close();
	};
});

const wholes = new Map<Screen, Seen>();

async function wholeScreen(screen: Screen): Promise<Seen> {
	const whole = wholes.get(screen) ?? (await wholeOf(browser, host, screen));
	wholes.set(screen, whole);
	return whole;
}

describe.each(['table', 'station'] as const)('on the screen %s', (screen) => {
	test.each(FILES[screen] ?? [])('%s, %s: people read %s', async (name, fault, sentence) => {
		const whole = await wholeScreen(screen);
		const file = whole.files.find((each) => name.test(each))!;
		const { text, bad } = await tryFile(browser, host, { file, fault }, whole);
		expect(text).toMatch(sentence);
		expect(bad).toBeNull();
	});

	test.each(AROUND[screen] ?? [])('%s: the page can be used', async (name) => {
		const { text, bad } = await tryAround(browser, host, name, await wholeScreen(screen));
		expect({ text, bad }).toMatchObject({ bad: null });
	});
});

test('another figure, and what is lost without a word, are told from what is as ever', async () => {
	const whole = await wholeScreen('station');
	expect(verdict(whole, whole)).toEqual({ text: AS_EVER, bad: null });
	const figure = [...whole.lines].find((line) => /^\d+%$/.test(line));
	const others = new Set([...whole.lines].filter((line) => line !== figure));
	const changed = { ...whole, lines: others, true: others };
	expect(verdict(whole, changed).bad).toBe('another figure');
	const more = { ...whole, lines: new Set([...whole.lines, 'one line more']) };
	expect(verdict(whole, more).bad).toBe('silent');
});
