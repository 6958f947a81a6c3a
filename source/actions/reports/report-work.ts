import type {ReportRun} from './report.js';
import {runContainer} from './run-container.js';
import {runInContainer} from './run-in-container.js';
import {pullFoundImage, pullSameName, pullTyped} from './show-pull.js';
import {writeArchive} from './write-archive.js';

/** What the larger reports do, by their ids. Loaded after the first frame, which needs their keys and words only. */
export const reportWork: Readonly<Record<string, ReportRun>> = {
	command: runInContainer,
	copyOut: writeArchive,
	pull: pullTyped,
	pullFound: pullFoundImage,
	pullAgain: pullSameName,
	run: runContainer,
};
