// The benchmark of reading followers. A platform of its own reads an account that many follow: once when it knows nobody, once more when it
// knows everybody and nothing changed, which is what every night's reading is like.
import { loadavg } from 'node:os';
import { Failure } from './up.mjs';
import { Web, addresses, environment, haina, joinOffice, prepare, until } from './bench-platform.mjs';

const FOLLOWERS = Number(process.env.HAINA_BENCH_FOLLOWERS || 100_000);
const PATIENCE = 3_600_000;
const PARTS = ['auth-service', 'wechat-mp-service', 'gateway', 'simulators'];

export async function run({ jdk, runs, mode, publish }) {
  if (!(FOLLOWERS > 0 && FOLLOWERS <= 200_000)) throw new Failure('HAINA_BENCH_FOLLOWERS takes up to 200000.');
  prepare(jdk);
  const env = await environment(jdk);
  const at = addresses(env);
  console.log('Starting a platform for the benchmark ...');
  await haina(env, 'up', '--reset', ...(mode === 'c2' ? ['--c2'] : []), ...PARTS);
  try {
    const results = [];
    for (let i = 0; i < runs; i++) {
      results.push({ ...(await measure(at, `关注物业${Date.now()}`)), load_1m: loadavg()[0] });
      console.log(`run ${i + 1}: ${JSON.stringify(results.at(-1))}`);
    }
    const bad = results.filter((each) => each.lost).length;
    if (bad) {
      console.error(`${bad} of ${results.length} runs lost followers: their times say nothing.`);
      process.exitCode = 1;
    }
    return publish('followers', results, jdk, {
      jvm: mode,
      how: `${FOLLOWERS} followers of one account; first: nobody known, each told as an event; again: all known, nothing changed`,
    });
  } finally {
    if (!process.env.HAINA_BENCH_KEEP) await haina(env, 'down');
  }
}

async function measure(at, name) {
  const { web, appId } = await joinOffice(at('gateway'), at('simulators'), name);
  const self = `/api/wechat/v1/accounts/${appId}/follower-sync`;
  const state = async () => (await web.get(self)).json;
  // Joining begins a reading of its own; the account has no followers yet.
  await until('the reading at the beginning', 60_000, () => state().then((sync) => sync.state === 'DONE', () => false));
  await new Web(at('simulators')).send('PUT', `/sim/api/accounts/${appId}/crowd`, { body: { count: FOLLOWERS } });
  const first = await read(web, appId, state);
  const again = await read(web, appId, state);
  const kept = (await web.get(`/api/wechat/v1/followers?appId=${appId}&state=FOLLOWING&limit=1&total=true`)).json.total;
  return {
    followers: FOLLOWERS,
    first_s: first,
    first_per_s: Math.round(FOLLOWERS / first),
    again_s: again,
    again_per_s: Math.round(FOLLOWERS / again),
    lost: FOLLOWERS - kept,
  };
}

async function read(web, appId, state) {
  const start = performance.now();
  await web.post(`/api/wechat/v1/accounts/${appId}/follower-syncs`, {});
  const ended = await until('the end of the reading', PATIENCE, async () => {
    const sync = await state();
    return sync.state === 'READING' || sync.state === 'COMPARING' ? undefined : sync;
  });
  if (ended.state !== 'DONE') throw new Failure(`The reading ended as ${ended.state}.`);
  return Math.round((performance.now() - start) / 100) / 10;
}
