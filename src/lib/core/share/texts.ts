/** A view as e-mail. The words come in, so that each language keeps its own. */
import { cleanLine } from '../file/clean-text.ts';

/** A view as it is told to others. */
export type SharedView = {
	/** What the view shows: "Renters paying 30% or more of income, by census tract, 2019–2023". */
	readonly title: string;
	/** Absolute address. */
	readonly link: string;
	/** Publisher, tables and period of the figures. */
	readonly source: string;
};

export type ShareWords = {
	readonly emailSubject: (p: { title: string }) => string;
	/** Paragraphs. */
	readonly emailBody: (p: { title: string; link: string; source: string }) => readonly string[];
};

export type Email = {
	readonly subject: string;
	readonly body: string;
	/** Opens the person's own mail program with both filled in. */
	readonly href: string;
};

/** Lines end in CRLF in the address. Source: RFC 6068, section 5. */
export function emailOf(view: SharedView, words: ShareWords): Email {
	const { title, link, source } = cleaned(view);
	const subject = cleanLine(words.emailSubject({ title }));
	const body = words.emailBody({ title, link, source }).join('\n\n');
	const fields = [`subject=${encoded(subject)}`, `body=${encoded(body.replaceAll('\n', '\r\n'))}`];
	return { subject, body, href: `mailto:?${fields.join('&')}` };
}

function cleaned(view: SharedView): SharedView {
	return {
		title: cleanLine(view.title),
		link: cleanLine(view.link),
		source: cleanLine(view.source)
	};
}

/** Cleaned text holds no half characters, on which encoding would throw. */
function encoded(text: string): string {
	return encodeURIComponent(text).replaceAll("'", '%27');
}
