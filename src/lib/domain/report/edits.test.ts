import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { buildReport } from './build.ts';
import { applyEdits, NO_EDITS, parseEdits, withFindingEdit } from './edits.ts';
import type { Report } from './model.ts';
import { anyAnswer, forMany, nameOf, options } from './report.fixture.ts';
import { fillTemplate, templateOf } from './figure-words.ts';

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
