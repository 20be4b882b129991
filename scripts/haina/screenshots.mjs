// A picture of every page in its states, in .haina/screenshots: a tour through the web with a real browser, on a platform
// of its own with invented data (or on the one that HAINA_JOURNEYS_ON names: infra/journeys/README.md).
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT, makeStateDirectories, paths } from './paths.mjs';
import { build, staleness } from './build.mjs';
import { findJdk, mavenEnvironment } from './jdk.mjs';

const TOUR = 'infra/journeys/src/test/java/com/haina/journeys/ScreenshotTour.java';

const picturesIn = (dir) => readdirSync(dir, { recursive: true }).filter((name) => name.endsWith('.png'));

export async function screenshots(args) {
  if (args.length) throw new Error('screenshots takes no arguments; HAINA_SCREENSHOTS names another directory.');
  if (!existsSync(join(ROOT, TOUR))) throw new Error(`There is no tour in this version (${TOUR}).`);
  makeStateDirectories();
  const jdk = findJdk();
  const stale = process.env.HAINA_JOURNEYS_ON ? undefined : staleness();
  if (stale) {
    console.log(`Building (${stale}) ...`);
    build(jdk);
  }
  const to = process.env.HAINA_SCREENSHOTS || paths.screenshots;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const old of picturesIn(to)) rmSync(join(to, old)); // a page that is gone has no picture
  const begin = performance.now();
  const maven = spawnSync(
    join(ROOT, 'mvnw'),
    ['-q', 'test', '-pl', 'infra/journeys', '-am', '-Dtest=ScreenshotTour', '-Dsurefire.failIfNoSpecifiedTests=false'],
    { cwd: ROOT, stdio: 'inherit', env: { ...mavenEnvironment(jdk), HAINA_BUILD: 'never', HAINA_SCREENSHOTS: to } },
  );
  console.log(`${picturesIn(to).length} pictures in ${relative(process.cwd(), to) || to}, ${((performance.now() - begin) / 1000).toFixed(0)} s.`);
  if (maven.status !== 0) throw new Error('The tour did not finish; its messages are above.');
}
