export { gradeOf, type Grading, type Need, type Standing } from './grade.ts';
