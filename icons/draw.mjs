// Draws the mark (an open ring, and the person about to join it) and writes every icon from it: `node icons/draw.mjs`.
// No dependency and no font: the same bytes on every machine. The drawing is that of ui/src/components/Mark.svelte.
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const here = new URL('.', import.meta.url);
const GROUND = [0xa3, 0x44, 0x1f];
const MARK = [0xfd, 0xf6, 0xee];
// In the 32 units of the mark.
const RING = { x: 16, y: 16.4, radius: 9.2, width: 3 };
const DOT = { x: 24.2, y: 8.2, radius: 2.6 };
const GAP = { middle: -Math.PI / 4, half: 0.5 };
const CORNER = 7;
const SAMPLES = 6;

/** What is at a point, in units: nothing, the ground or the mark. */
function at(x, y) {
  const ends = [GAP.middle - GAP.half, GAP.middle + GAP.half];
  const far = Math.hypot(x - RING.x, y - RING.y);
  let turn = Math.atan2(y - RING.y, x - RING.x) - GAP.middle;
  turn = Math.atan2(Math.sin(turn), Math.cos(turn));
  const onRing = Math.abs(far - RING.radius) <= RING.width / 2 && Math.abs(turn) > GAP.half;
  const onEnd = ends.some(
    (end) => Math.hypot(x - RING.x - RING.radius * Math.cos(end), y - RING.y - RING.radius * Math.sin(end)) <= RING.width / 2,
  );
  if (onRing || onEnd || Math.hypot(x - DOT.x, y - DOT.y) <= DOT.radius) return MARK;
  const inward = (value) => Math.max(CORNER - value, value - (32 - CORNER), 0);
  return Math.hypot(inward(x), inward(y)) <= CORNER ? GROUND : null;
}

/** Straight RGBA of a square picture, each pixel the mean of its samples. */
function pixels(size) {
  const data = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0];
      let inside = 0;
      for (let part = 0; part < SAMPLES * SAMPLES; part++) {
        const x = ((column + ((part % SAMPLES) + 0.5) / SAMPLES) * 32) / size;
        const y = ((row + (Math.floor(part / SAMPLES) + 0.5) / SAMPLES) * 32) / size;
        const colour = at(x, y);
        if (!colour) continue;
        inside++;
        colour.forEach((value, channel) => (sum[channel] += value));
      }
      const offset = (row * size + column) * 4;
      if (inside > 0) sum.forEach((value, channel) => (data[offset + channel] = Math.round(value / inside)));
      data[offset + 3] = Math.round((255 * inside) / (SAMPLES * SAMPLES));
    }
  }
  return data;
}

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
function crc(buffer) {
  let value = 0xffffffff;
  for (const byte of buffer) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const result = Buffer.alloc(named.length + 8);
  result.writeUInt32BE(body.length, 0);
  named.copy(result, 4);
  result.writeUInt32BE(crc(named), named.length + 4);
  return result;
}
/** PNG, 8 bits, RGBA: what Tauri asks for. */
function png(size) {
  const data = pixels(size);
  const lines = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) data.copy(lines, row * (size * 4 + 1) + 1, row * size * 4, (row + 1) * size * 4);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Windows: a directory of PNG pictures. */
function ico(sizes) {
  const pictures = sizes.map((size) => ({ size, data: png(size) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, data }, index) => {
    const entry = 6 + 16 * index;
    head.set([size % 256, size % 256, 0, 0], entry);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...pictures.map(({ data }) => data)]);
}

/** macOS: PNG pictures by type. */
function icns(types) {
  const parts = types.map(([type, size]) => {
    const data = png(size);
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

function svg() {
  const hex = (colour) => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  const end = (turn) =>
    `${(RING.x + RING.radius * Math.cos(turn)).toFixed(2)} ${(RING.y + RING.radius * Math.sin(turn)).toFixed(2)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" role="img" aria-label="Open Circle">
  <rect width="32" height="32" rx="${CORNER}" fill="${hex(GROUND)}"/>
  <path d="M${end(GAP.middle - GAP.half)}A${RING.radius} ${RING.radius} 0 1 0 ${end(GAP.middle + GAP.half)}" fill="none" stroke="${hex(MARK)}" stroke-width="${RING.width}" stroke-linecap="round"/>
  <circle cx="${DOT.x}" cy="${DOT.y}" r="${DOT.radius}" fill="${hex(MARK)}"/>
</svg>
`;
}

const write = (name, data) => writeFileSync(new URL(name, here), data);
write('icon.svg', svg());
write('32x32.png', png(32));
write('128x128.png', png(128));
write('128x128@2x.png', png(256));
write('icon.png', png(512));
write('icon.ico', ico([16, 24, 32, 48, 64, 256]));
write('icon.icns', icns([['icp4', 16], ['icp5', 32], ['ic07', 128], ['ic08', 256], ['ic09', 512], ['ic11', 32], ['ic12', 64], ['ic13', 256], ['ic14', 512]]));
