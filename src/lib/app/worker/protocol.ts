/**
 * What the page and the worker say to each other. Every answer carries the number of its question;
 * questions and answers are plain data, so that both sides can be tested without a worker.
 */
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import type {
	ImportLineQuestion,
	ImportPlacesQuestion,
	ImportedLine,
	PlacesOfFile
} from '../../domain/places/places-file.ts';
import type {
	AccountsOfFile,
	ImportAccountsQuestion
} from '../../domain/knowledge/import-accounts.ts';
import type {
	CompareAnswer,
	CompareQuestion,
	MeasureAnswer,
	MeasureQuestion,
	OverTimeAnswer,
	OverTimeQuestion,
	OutlinesAnswer,
	OutlinesQuestion,
	PlanAnswer,
	PlanQuestion,
	ProfileAnswer,
	ProfileQuestion
} from '../../domain/places/answer.ts';
import type { OwnFiguresAnswer, OwnFiguresQuestion } from '../../domain/own-data/questions.ts';
import type { ListReading, ReadListQuestion } from '../../domain/own-data/read.ts';
import type { Problem, Result } from '../../domain/result.ts';
import type {
	AgreementAnswer,
	ClassesAnswer,
	MethodsQuestion,
	TraceAnswer,
	TraceQuestion
} from '../../domain/methods/questions.ts';
import type { Confidence } from '../../domain/methods/confidence.ts';

/** Kinds of questions, each with what is asked and what is answered. */
export type Exchange = {
	/** Classes, flags and station areas of one method, adjusted, and what the adjustment flips. */
	classes: { question: MethodsQuestion; answer: ClassesAnswer };
	/** How many methods flag each area. */
	agreement: { question: MethodsQuestion; answer: AgreementAnswer };
	/** Share of random draws in the same class, for one method. */
	confidence: { question: MethodsQuestion; answer: Confidence };
	/** The working of one area in every method. */
	trace: { question: TraceQuestion; answer: TraceAnswer };
	/** A place with all its figures, beside the corridor, its city and the region. */
	profile: { question: ProfileQuestion; answer: ProfileAnswer };
	/** Several places with all their figures. */
	compare: { question: CompareQuestion; answer: CompareAnswer };
	/** One figure of several places in all its periods. */
	overTime: { question: OverTimeQuestion; answer: OverTimeAnswer };
	/** Which station areas of an own line a method flags. */
	plan: { question: PlanQuestion; answer: PlanAnswer };
	/** People and renter homes of a place while it is being made. */
	measure: { question: MeasureQuestion; answer: MeasureAnswer };
	/** The places of a file that somebody brings. */
	importPlaces: { question: ImportPlacesQuestion; answer: PlacesOfFile };
	/** The line of such a file, with its stations. */
	importLine: { question: ImportLineQuestion; answer: ImportedLine };
	/** Accounts of a file. */
	importAccounts: { question: ImportAccountsQuestion; answer: AccountsOfFile };
	/** A list of one's own, out of a file. */
	readList: { question: ReadListQuestion; answer: ListReading };
	/** Figures of such a list, of all tracts and of places. */
	ownFigures: { question: OwnFiguresQuestion; answer: OwnFiguresAnswer };
	/** Outlines of the tracts around a place, for its drawn map. */
	outlines: { question: OutlinesQuestion; answer: OutlinesAnswer };
};

export type QuestionKind = keyof Exchange;
export type QuestionOf<K extends QuestionKind> = Exchange[K]['question'];
export type AnswerOf<K extends QuestionKind> = Exchange[K]['answer'];

export type ToWorker =
	| { readonly type: 'start'; readonly manifest: BuiltManifest; readonly root: string }
	| {
			readonly type: 'ask';
			readonly id: number;
			readonly kind: QuestionKind;
			readonly question: unknown;
	  }
	| { readonly type: 'abort'; readonly id: number };

export type FromWorker =
	| { readonly type: 'progress'; readonly id: number; readonly share: number }
	| { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> };

export type WorkerProblem = Problem<
	/** The deadline passed. Parameter `seconds`. */
	| 'worker-slow'
	/** The worker itself could not be started or broke. */
	| 'worker-broken'
	/** Who asked wants no answer any more. */
	| 'run-aborted'
>;
