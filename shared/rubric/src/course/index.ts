export { CourseError } from './course-error.ts';
export { CourseManifest, readCourse, readExercise, type Course, type Exercise } from './course.ts';
export { findExercise, type Finding } from './find-exercise.ts';
export {
  criteriaOf,
  Manifest,
  maxPoints,
  TYPE_GUARD,
  type CriterionInfo,
} from './manifest.ts';
export { readYaml } from './read-yaml.ts';
export { LANGUAGES, Text, type Language } from './text.ts';
