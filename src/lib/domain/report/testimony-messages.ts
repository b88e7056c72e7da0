/** The words around testimony, as core asks for them. */
import type { PolicyId } from './policies.ts';

export type TestimonyMessages = {
	/** Hearing and speaker may be empty. */
	readonly opening: (p: { hearing: string; speaker: string; place: string }) => string;
	readonly askLead: string;
	readonly policyAsk: Readonly<Record<PolicyId, string>>;
	readonly sourceSpoken: string;
	readonly thanks: string;
	readonly notAdvice: string;
	readonly findingWithSource: (p: {
		sentence: string;
		period: string;
		tables: readonly string[];
	}) => string;
	readonly headings: {
		readonly findings: string;
		readonly unknown: string;
		readonly ask: string;
		readonly method: string;
		readonly sources: string;
	};
};
