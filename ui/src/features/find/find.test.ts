import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Question } from '../../host/types';
import { memoryHost } from '../../host/memory/host';
import { Find } from './find.svelte';
import { emptyQuestion, inForce, lineWith, lineWithout, stepped } from './question';

describe('asking', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('waits for a pause in typing', async () => {
    const host = memoryHost();
    const asked = vi.spyOn(host, 'find');
    const find = new Find(host);
    for (const line of ['d', 'dr', 'drinking']) find.type(line);
    await vi.advanceTimersByTimeAsync(14);
    expect(asked, 'not yet').not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(asked, 'once').toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0]?.[0].line, 'with the last text').toBe('drinking');
  });

  it('drops the answer to an older question, however late it comes', async () => {
    const host = memoryHost();
    const given: ((answer: Answer) => void)[] = [];
    const real = host.find.bind(host);
    vi.spyOn(host, 'find').mockImplementation(() => new Promise((resolve) => given.push(resolve)));
    const find = new Find(host);
    find.choose({ line: 'gambling' });
    find.choose({ line: 'drinking' });
    const question = (line: string): Question => ({ ...emptyQuestion(), line });
    given[1]?.(await real(question('drinking')));
    await vi.advanceTimersByTimeAsync(0);
    const total = find.answer?.total;
    given[0]?.(await real(question('gambling')));
    await vi.advanceTimersByTimeAsync(0);
    expect(find.answer?.total, 'the newer answer stands').toBe(total);
  });

  it('draws the first rows at once and the rest when no further key comes', async () => {
    const host = memoryHost();
    const find = new Find(host);
    await find.ask();
    expect(find.drawn.length, 'a choice draws all').toBe(find.rows.length);
    const answer = await host.find(find.question);
    const [meeting] = answer.meetings;
    if (!meeting) throw new Error('there are meetings');
    const meetings = Array.from({ length: 50 }, (_, at) => ({ ...meeting, id: `row-${at}` }));
    vi.spyOn(host, 'find').mockResolvedValue({ ...answer, meetings });
    find.type('d');
    await vi.advanceTimersByTimeAsync(15);
    expect(find.drawn.length, 'what can be seen').toBe(12);
    await vi.advanceTimersByTimeAsync(200);
    expect(find.drawn.length, 'everything').toBe(50);
  });

  it('keeps the rows while the next answer is awaited, and says what failed', async () => {
    const host = memoryHost();
    const find = new Find(host);
    await find.ask();
    const rows = find.rows.length;
    vi.spyOn(host, 'find').mockRejectedValueOnce(new Error('no'));
    await find.ask();
    expect(find.state, 'the failure is known').toBe('failed');
    expect(find.rows.length, 'the rows stay').toBe(rows);
  });
});

describe('a question', () => {
  it('loses the words of a chip and no others', () => {
    expect(lineWithout('Drinking Seattle tonight', 'seattle'), 'whatever the case').toBe('Drinking tonight');
    expect(lineWithout('drinking', 'grief'), 'nothing to take').toBe('drinking');
    expect(lineWith('help Suicde Kiel', 'suicde', 'suicide'), 'another spelling').toBe('help suicide Kiel');
  });

  it('shows everything in force, each with the way out', () => {
    const question: Question = {
      ...emptyQuestion(),
      days: ['monday', 'tuesday'],
      who: ['open'],
      attendance: ['in_person', 'online'],
    };
    const shown = inForce(question, [], (id) => id);
    expect(
      shown.map((one) => one.label),
      'in order',
    ).toEqual(['In person or online', 'Monday', 'Tuesday', 'Open to all']);
    expect(shown[1]?.without, 'only that day leaves').toEqual({ days: ['tuesday'] });
  });

  it('lets a town of the line go before the one that was set', () => {
    const near = {
      name: 'Harbor Bend',
      region: null,
      country: 'US',
      countryName: '',
      latitude: 0,
      longitude: 0,
      kind: 'town',
      zone: null,
    } as const;
    const chip = { kind: 'place', id: 'x', label: 'Pine Crossing', text: 'pine crossing' } as const;
    const labels = inForce({ ...emptyQuestion(), near }, [chip], (id) => id).map((one) => one.label);
    expect(labels, 'one place').toEqual(['Pine Crossing']);
  });

  it('takes the steps an answer offers', () => {
    const question: Question = { ...emptyQuestion(), line: 'drinking zzz', days: ['monday'], languages: ['de'] };
    const step = { withinKm: null, filter: null, total: 1 };
    const chip = { kind: 'day', id: 'tuesday', label: '', text: 'tuesday' } as const;
    const understood = { chips: [chip], words: ['zzz'] };
    const said = { ...question, line: 'drinking zzz tuesday' };
    const anyDay = stepped(said, { ...step, kind: 'any_day' }, understood);
    expect(anyDay, 'days leave the choices and the line').toMatchObject({ days: [], line: 'drinking zzz' });
    expect(stepped(question, { ...step, kind: 'words' }, understood).line, 'leftover words').toBe('drinking');
    const dropped = stepped(question, { ...step, kind: 'drop', filter: 'languages' }, understood);
    expect(dropped, 'one filter').toEqual({ languages: [], line: 'drinking zzz' });
    const wider = stepped(question, { ...step, kind: 'widen', withinKm: 100 }, understood);
    expect(wider.withinKm, 'farther').toBe(100);
  });
});
