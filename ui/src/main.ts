import { mount } from 'svelte';
import App from './App.svelte';
import { chooseHost } from './host/choose';
import './look/tokens.css';
import './look/pieces.css';
import './look/print.css';

mount(App, { target: document.body, props: { host: await chooseHost() } });
