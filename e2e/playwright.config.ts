import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.browser.ts',
  outputDir: '../.tmp/browser',
  globalSetup: './built-client.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: '../.tmp/browser.json' }]],
  use: { screenshot: 'only-on-failure', launchOptions: { executablePath: findBrowser(), args: launchArguments }, actionTimeout: 15_000 },
});
