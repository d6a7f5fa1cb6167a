import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, describe, expect, it } from 'vitest';
import { HostError, type Host } from '../src/host/host';
import { tauriHost } from '../src/host/tauri';

describe('the door', () => {
  afterEach(clearMocks);

  it('asks for exactly the commands that the shell permits', async () => {
    const asked = new Set<string>();
    mockIPC((command) => {
      asked.add(command);
      return null;
    });
    // What is passed does not matter here, only which command each method asks for.
    const methods = Object.values(tauriHost) as ((...args: unknown[]) => Promise<unknown>)[];
    for (const method of methods) await method('a', () => undefined, 'c');
    const list = readFileSync('../src-tauri/src/commands/list.rs', 'utf8');
    const permitted = [...list.matchAll(/^\s*"([a-z_]+)",/gm)].map((match) => match[1] ?? '');
    expect([...asked].sort(), 'the page and the shell name the same commands').toEqual(permitted.sort());
  });

  it('turns what the shell refuses into an error with its code', async () => {
    mockIPC(() => {
      throw { code: 'offline', message: 'No network.' };
    });
    const failure = await (tauriHost as Host).sources().catch((error: unknown) => error);
    expect(failure, 'an error of the door').toBeInstanceOf(HostError);
    expect(failure, 'with the code of the shell').toMatchObject({
      code: 'offline',
      message: 'No network.',
    });
  });
});

describe('the rooms', () => {
  const eslint = new ESLint();
  const refused = async (file: string, text: string): Promise<string[]> => {
    const [result] = await eslint.lintText(text, { filePath: file });
    return (result?.messages ?? []).map((message) => message.ruleId ?? '');
  };

  it.each([
    ['src/components/x.ts', "import '../features/find/question';"],
    ['src/components/x.ts', "import '../meetings/when';"],
    ['src/meetings/x.ts', "import '../features/find/question';"],
    ['src/features/find/x.ts', "import '../group/copy';"],
    ['src/features/find/x.ts', "import '@tauri-apps/api/core';"],
    ['src/features/find/x.ts', "import '../../host/tauri';"],
    ['src/i18n/x.ts', "import '../components/Icon.svelte';"],
  ])('are closed to each other: %s', async (file, text) => {
    expect(await refused(file, text), text).toContain('no-restricted-imports');
  });

  it('let no text become markup and no request leave', async () => {
    expect(await refused('src/x.ts', 'document.body.innerHTML = "x";'), 'markup').toContain('no-restricted-properties');
    expect(await refused('src/x.ts', 'void fetch("https://example.org");'), 'a request').toContain(
      'no-restricted-globals',
    );
    expect(await refused('src/X.svelte', '{@html "x"}'), 'markup in a template').toContain('svelte/no-at-html-tags');
    expect(await refused('src/X.svelte', '<p style="color:red">x</p>'), 'an inline style').toContain(
      'svelte/no-inline-styles',
    );
  });
});
