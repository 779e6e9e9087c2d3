/** A file of the course is not as it must be; the message names the file, the line and the mend. */
export class CourseError extends Error {
  readonly file: string;

  constructor(file: string, message: string, options?: ErrorOptions) {
    super(`${file}: ${message}`, options);
    this.name = 'CourseError';
    this.file = file;
  }
}
