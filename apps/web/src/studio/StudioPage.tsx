import { useState, type FormEvent } from 'react';
import { courses, createCourse, type Course } from '../api/catalog';
import { Failure } from '../app/Failure';
import { usePerson } from '../app/person';
import { useLoad } from '../app/useLoad';
import { CoursePanel } from './CoursePanel';

/** Where instructors make courses and upload lectures. */
export function StudioPage() {
  const person = usePerson();
  const { value, error, reload } = useLoad(courses, [person.id]);
  if (!person.canTeach) return <p className="empty">The studio is for instructors.</p>;
  return (
    <>
      <h1>Studio</h1>
      <Failure error={error} retry={reload} />
      {value?.map((course) => <CoursePanel key={course.courseId} courseId={course.courseId} title={course.title} />)}
      <NewCourse onCreated={reload} />
    </>
  );
}

function NewCourse({ onCreated }: { onCreated: () => void }) {
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    try {
      await createCourse(String(fields.get('title')), fields.get('access') as Course['access']);
      setError(undefined);
      form.reset();
      onCreated();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section className="panel">
      <h2>New course</h2>
      <form onSubmit={submit} className="row">
        <label>
          Title
          <input name="title" required maxLength={200} />
        </label>
        <label>
          Who may watch
          <select name="access">
            <option value="open">Everybody who is signed in</option>
            <option value="enrolled">Enrolled learners</option>
          </select>
        </label>
        <button>Create course</button>
      </form>
      <Failure error={error} />
    </section>
  );
}
