import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.browser.ts',
  outputDir: '../.tmp/browser',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: '../.tmp/browser.json' }]],
  use: { launchOptions: { executablePath: findBrowser(), args: launchArguments }, trace: 'retain-on-failure' },
});
