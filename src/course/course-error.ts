/** A lesson is not as it must be; the message names the file and what to do. */
export class CourseError extends Error {
  override name = 'CourseError';
}
