export { readAlternatives, readAnswers } from './answers.ts';
export { closest } from './closest.ts';
export { CourseError } from './course-error.ts';
export { CourseManifest, readCourse, readExercise, type Course, type Exercise } from './course.ts';
export { Edition, hashOf } from './edition.ts';
export { findExercise, type Finding } from './find-exercise.ts';
export {
  criteriaOf,
  firstFile,
  Manifest,
  maxPoints,
  TYPE_GUARD,
  type CriterionInfo,
} from './manifest.ts';
export { isOwnCode } from './own-code.ts';
export { openYaml, readYaml, type OpenYaml } from './read-yaml.ts';
export { LANGUAGES, Text, type Language } from './text.ts';
export { placeCode, readCode, type PlacedCode } from './place-code.ts';
export { readStarter, STARTER_FILE, starterText, type CodeFiles } from './starter.ts';
