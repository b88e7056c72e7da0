/** The language of this folder. */
export const language = {
	/** BCP 47 tag, as pages name it in their `lang`. */
	tag: 'en',
	/** BCP 47 tag for numbers, dates, lists and order; a language that `Intl` does not know names another's. */
	locale: 'en-US',
	/** What it calls itself. */
	name: 'English'
};
