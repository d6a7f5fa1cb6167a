import { describe, expect, it } from 'vitest';
import { emptyQuestion } from '../features/find/question';
import { Trail, type Moment } from './trail.svelte';

const asked = (line: string, open: string | null = null): Moment => ({
  screen: 'find',
  open,
  question: { ...emptyQuestion(), line },
});

describe('the way back', () => {
  it('goes back and forth like a browser', () => {
    const trail = new Trail();
    trail.note(asked(''), false);
    trail.note(asked('grief'), false);
    trail.note(asked('grief', 'one'), false);
    expect(trail.back()?.open, 'from the page to the list').toBeNull();
    expect(trail.back()?.question.line, 'to the question before').toBe('');
    expect(trail.back(), 'nothing before the first').toBeNull();
    expect(trail.forward()?.question.line, 'and forth again').toBe('grief');
    trail.note(asked('gambling'), false);
    expect(trail.canGoForward, 'a new way replaces the one that was left').toBe(false);
    expect(trail.back()?.question.line, 'what was before it stays').toBe('grief');
  });

  it('makes one step of what is typed in one go', () => {
    const trail = new Trail();
    trail.note(asked(''), false);
    for (const line of ['g', 'gr', 'grief']) trail.note(asked(line), true);
    expect(trail.back()?.question.line, 'not letter by letter').toBe('');
    expect(trail.forward()?.question.line, 'the whole word').toBe('grief');
    trail.note(asked('grief online'), true);
    expect(trail.back()?.question.line, 'what was come back to is a step of its own').toBe('grief');
  });

  it('takes no note of what it restored', () => {
    const trail = new Trail();
    trail.note(asked('one'), false);
    trail.note(asked('two'), false);
    const before = trail.back();
    if (before) trail.note(before, false);
    expect(trail.canGoForward, 'the way forth is still there').toBe(true);
  });

  it('forgets all of it for the next person', () => {
    const trail = new Trail();
    for (const line of ['one', 'two', 'three']) trail.note(asked(line), false);
    trail.back();
    trail.forget();
    expect([trail.canGoBack, trail.canGoForward], 'neither back nor forth').toEqual([false, false]);
  });
});
