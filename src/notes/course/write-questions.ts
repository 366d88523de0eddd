// Imports no package: the workflow that writes questions installs none.

/** The open questions of a lesson: the numbers of its issues or discussions, by the id of the moment they are about. */
export type LessonQuestions = ReadonlyMap<string, readonly number[]>;

/** By `<course>/<lesson>`. */
export type Questions = ReadonlyMap<string, LessonQuestions>;

/** The text of `questions.json`, in an order that does not depend on that of the questions. */
export function writeQuestions(questions: Questions): string {
  const lessons = inOrder(questions)
    .filter(([, moments]) => moments.size > 0)
    .map(([lesson, moments]) => {
      const rows = inOrder(moments).map(
        ([moment, numbers]) =>
          `    ${JSON.stringify(moment)}: [${numbers.toSorted((a, b) => a - b).join(', ')}]`,
      );
      return `  ${JSON.stringify(lesson)}: {\n${rows.join(',\n')}\n  }`;
    });
  return lessons.length === 0 ? '{}\n' : `{\n${lessons.join(',\n')}\n}\n`;
}

/** `lesson-2` before `lesson-10`, `t=9` before `t=10`. */
function inOrder<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}
