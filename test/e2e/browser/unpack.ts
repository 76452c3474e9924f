import chromium from '@sparticuz/chromium';

// In a process of its own: it reads the temporary folder once and bends the library path of whoever imports it.
await chromium.executablePath();
