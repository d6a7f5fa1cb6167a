import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/svelte';
import { afterEach, beforeEach } from 'vitest';
import { language } from '../src/i18n/language.svelte';

// What is waited for is a page's answer; a second is short where a Rust build shares the processors.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no layout: what only scrolls or covers the page does nothing here.
Element.prototype.scrollIntoView = () => {};
if (!('showModal' in HTMLDialogElement.prototype) || !HTMLDialogElement.prototype.showModal) {
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}

beforeEach(() => language.use('en', ['en-GB']));
afterEach(cleanup);
