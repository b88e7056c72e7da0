/** What is told of the region on the page of the methods; apart from its other words, which every visit needs. */
import stories from '#region/words/en/stories.json';

export const regionStories: Readonly<typeof stories> = stories;
