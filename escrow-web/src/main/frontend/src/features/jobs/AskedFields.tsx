import { useState } from 'react';
import type { ActionWords } from '@/features/jobs/actionWords';
import { hoursProblem, LIMITS } from '@/features/jobs/jobForm';
import type { ActionInput } from '@/features/jobs/performAction';
import type { Job } from '@/shared/jobs/types';
import { TextArea, TextField } from '@/shared/ui/Field';

const NOTE_LIMIT = 2_000;

/** What an action's dialog asks for besides the confirmation. */
export interface Asked {
  note: string;
  noteError: string | null;
  setNote(note: string): void;
  hours: string;
  hoursError: string | null;
  setHours(hours: string): void;
  /** The answers, or null when one of them is refused; its field says why. */
  check(): ActionInput | null;
}

export function useAsked(job: Job, words: ActionWords): Asked {
  const [note, setNote] = useState('');
  const [hours, setHours] = useState(String(job.accept_within_hours));
  const [checked, setChecked] = useState(false);
  const noteError = checked && words.note?.required && note.trim() === '' ? 'Please write what should change.' : null;
  const hoursError = checked && words.hours ? hoursProblem(hours, LIMITS.acceptHours) : null;

  function check(): ActionInput | null {
    setChecked(true);
    if (words.note?.required && note.trim() === '') return null;
    if (!words.hours) return { note };
    return hoursProblem(hours, LIMITS.acceptHours) === null ? { note, acceptWithinHours: Number(hours.trim()) } : null;
  }

  return { note, noteError, setNote, hours, hoursError, setHours, check };
}

export function AskedFields({ words, asked }: { words: ActionWords; asked: Asked }) {
  return (
    <>
      {words.hours && (
        <TextField
          label={words.hours.label}
          hint={words.hours.hint}
          name="accept_within_hours"
          inputMode="numeric"
          value={asked.hours}
          error={asked.hoursError}
          onChange={(event) => asked.setHours(event.target.value)}
          data-testid="action-hours"
        />
      )}
      {words.note && (
        <TextArea
          label={words.note.label}
          optional={!words.note.required}
          rows={3}
          maxLength={words.note.limit ?? NOTE_LIMIT}
          value={asked.note}
          error={asked.noteError}
          onChange={(event) => asked.setNote(event.target.value)}
          data-testid="action-note"
        />
      )}
    </>
  );
}
