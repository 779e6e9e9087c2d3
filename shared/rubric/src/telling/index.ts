export { adviceHelps } from './advice-helps.ts';
export { type FailureTexts } from './failure.en.ts';
export { failuresToExplain, isNotLoaded, type FailedVerdict } from './failures-to-explain.ts';
export { escapeInvisible, harmless, harmlessLine } from './harmless.ts';
export { failureTexts, tell, type Telling } from './tell.ts';
export { tellHidden } from './tell-hidden.ts';
export { type Told, type ToldPart, type ToldProblem } from './told.ts';
