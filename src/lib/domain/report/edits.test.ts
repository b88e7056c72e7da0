import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { buildReport } from './build.ts';
import { testimony as words } from '#words/testimony.ts';
import { draftTestimony } from './testimony.ts';
import { applyEdits, NO_EDITS, NO_WORDS, parseEdits, withFindingEdit } from './edits.ts';
import type { Report } from './model.ts';
import { anyAnswer, forMany, nameOf, options } from './report.fixture.ts';
import { fillTemplate, templateFrom, templateOf } from './figure-words.ts';
import { spokenFigure } from './rounding.ts';

const anyReport = anyAnswer.map((answer) => buildReport(answer, nameOf, voice, options));
const idsOf = ({ findings }: Report) => findings.map(({ id }) => id);

describe('edits of a report', () => {
	it('leave it as it is where there are none, and lose no finding ever', () => {
		forMany(anyReport, 40, (report) => {
			expect(idsOf(applyEdits(report, NO_EDITS).report)).toEqual(idsOf(report));
			const all = [...report.findings, ...report.moreFindings];
			const edits = all.reduce(
				(made, { id }, i) =>
					withFindingEdit(made, id, i % 3 === 0 ? { dropped: true } : { pinned: i % 2 === 0 }),
				NO_EDITS
			);
			const { report: edited } = applyEdits(report, edits);
			expect([...edited.findings, ...edited.moreFindings].map(({ id }) => id).sort()).toEqual(
				all.map(({ id }) => id).sort()
			);
			expect(applyEdits(report, edits)).toEqual(applyEdits(report, edits));
		});
	});

	it('pin, drop and order findings', () => {
		forMany(anyReport, 40, (report) => {
			const [first, second] = report.findings;
			const [more] = report.moreFindings;
			if (!first || !second || !more) return;
			const dropped = withFindingEdit(NO_EDITS, first.id, { dropped: true });
			expect(idsOf(applyEdits(report, dropped).report)).not.toContain(first.id);
			const pinned = withFindingEdit(dropped, more.id, { pinned: true });
			expect(applyEdits(report, pinned).report.findings[0]).toMatchObject({
				id: more.id,
				pinned: true
			});
			const order = [second.id, more.id];
			expect(idsOf(applyEdits(report, { ...pinned, order }).report).slice(0, 2)).toEqual(order);
			// Taking back all that was done leaves nothing behind.
			expect(withFindingEdit(dropped, first.id, { dropped: false })).toEqual(NO_EDITS);
		});
	});

	it('keep a wording only while the finding says the same, with its figure live', () => {
		let kept = 0;
		forMany(anyReport, 40, (report) => {
			for (const finding of report.findings) {
				const template = 'Our neighbors know: {figure} in {place}.';
				const wording = { template, claim: finding.claim };
				const edits = withFindingEdit(NO_EDITS, finding.id, { wording });
				const same = applyEdits(report, edits);
				expect(same.outdated).toEqual([]);
				const shown = same.report.findings.find(({ id }) => id === finding.id);
				expect(shown?.sentence).toBe(
					`Our neighbors know: ${finding.slots.figure!} in ${finding.slots.place!}.`
				);
				expect(shown?.reworded).toBe(true);
				const other = withFindingEdit(NO_EDITS, finding.id, {
					wording: { template, claim: `${finding.claim}, once` }
				});
				const gone = applyEdits(report, other);
				expect(gone.outdated).toEqual([finding.id]);
				expect(gone.report.findings.find(({ id }) => id === finding.id)?.sentence).toBe(
					finding.sentence
				);
				kept += 1;
			}
		});
		expect(kept).toBeGreaterThan(20);
	});

	it('are read back as they were saved, and nothing else is taken for them', () => {
		const edits = withFindingEdit({ ...NO_EDITS, order: ['flag'] }, 'flag', { pinned: true });
		expect(parseEdits(JSON.parse(JSON.stringify(edits)))).toEqual({ ok: true, value: edits });
		expect(parseEdits({ version: 2 })).toMatchObject({ problem: { code: 'edits-too-new' } });
		fc.assert(
			fc.property(fc.anything(), (saved) => {
				expect(parseEdits(saved).ok).toBe(false);
			})
		);
	});
});

describe('a wording', () => {
	const finding = { slots: { figure: '71% ± 11 points', place: 'Penn' } };
	it.each([
		['{figure} of us in {place}', '71% ± 11 points of us in Penn'],
		['  { figure }\n rents ', '71% ± 11 points rents']
	])('%s', (template, text) => {
		expect(fillTemplate(template, finding)).toEqual({ ok: true, value: text });
	});

	it.each([
		['Too many of us', 'template-without-figure'],
		['{figure} of {constructor}', 'template-unknown-placeholder'],
		['  ', 'template-empty'],
		['{figure}'.padEnd(700, 'x'), 'template-too-long']
	])('%s is refused', (template, code) => {
		expect(fillTemplate(template, finding)).toMatchObject({ ok: false, problem: { code } });
	});

	const told = {
		sentence: 'In Penn, 71% ± 11 points rent. That is clearly higher than in Elm (47% ± 2 points).',
		slots: { figure: '71% ± 11 points', place: 'Penn', city: '47% ± 2 points' }
	};

	it.each([
		['71% ± 11 points of us in Penn', '{figure} of us in {place}'],
		['71% ± 11 points here, and 47% ± 2 points in Elm', '{figure} here, and {city} in Elm'],
		['{figure} of us, as older wordings have it', '{figure} of us, as older wordings have it']
	])('ties the figures that stand in “%s”', (text, template) => {
		expect(templateFrom(text, told)).toEqual({ ok: true, value: template });
	});

	it.each([
		['Seven in ten of us', 'template-without-figure'],
		['171% ± 11 points of us', 'template-without-figure'],
		['71% ± 1 points of us', 'template-without-figure'],
		['47% ± 2 points of us', 'template-without-figure'],
		['{number} of us', 'template-unknown-placeholder']
	])('that is “%s” is refused, with the figure as it must stand', (text, code) => {
		const read = templateFrom(text, told);
		expect(read).toMatchObject({ ok: false, problem: { code } });
		if (!read.ok && code === 'template-without-figure')
			expect(read.problem.params).toEqual({ figure: '71% ± 11 points' });
	});

	it('of a finding that is told without digits needs none', () => {
		const all = { sentence: 'All of its renters live there.', slots: { figure: '100%' } };
		expect(templateFrom('Every one of us lives there.', all).ok).toBe(true);
	});

	it('follows other figures, and is spoken as a speech says them', () => {
		let spoken = 0;
		forMany(anyReport, 40, (report) => {
			const finding = report.findings.find(
				({ kind, strength }) => kind === 'difference' && strength > 0
			);
			const figure = finding?.slots.figure ?? '';
			if (!finding?.sentence.includes(figure)) return;
			const wording = templateFrom(`We know it: ${figure} is too much.`, finding);
			if (!wording.ok) throw new Error(wording.problem.code);
			const edits = withFindingEdit(NO_EDITS, finding.id, {
				wording: { template: wording.value, claim: finding.claim }
			});
			const edited = applyEdits(report, edits).report;
			const { text } = draftTestimony('oral', edited, NO_WORDS, words, { minutes: 5, edits });
			expect(/We know it: .*?\./.exec(text)?.[0]).not.toContain('±');
			// A dollar rounds to nothing.
			if (spokenFigure(finding.estimate, finding.unit) === null) return;
			expect(text).toMatch(/We know it: (?:about|more than|nearly) [a-z0-9, ]+ is too much\./);
			spoken += 1;
		});
		expect(spoken).toBeGreaterThan(10);
	});

	it('begins as the finding’s own sentence', () => {
		forMany(anyReport, 40, (report) => {
			for (const each of report.findings) {
				const template = templateOf(each);
				if (!template.includes('{figure}')) continue;
				expect(fillTemplate(template, each)).toEqual({ ok: true, value: each.sentence });
			}
		});
	});
});
