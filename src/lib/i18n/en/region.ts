/** Words of the region, from its folder under `data/regions`. */
import words from '#region/words/en/words.json';

export const regionWords: Readonly<typeof words> = words;
