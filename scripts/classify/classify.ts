/**
 * Classifies the areas of a table by one of the methods:
 *   npm run -s classify -- --method <id> --input <csv> --output <csv> [--as-published]
 *     [--directions <csv>] [--factor 1.44] [--scale cdf|z|nominal]
 * Anything wrong with what it is given ends in one sentence, exit code 2, and no output file.
 */
import { main } from './main.ts';

// npm starts scripts in the project's folder; files are meant from where the person stands.
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);

process.exitCode = main(process.argv.slice(2), {
	print: (text) => process.stdout.write(text),
	complain: (text) => process.stderr.write(text)
});
