// The benchmark of callbacks. A platform of its own takes messages of followers through the gateway as WeChat would send them, at a fixed
// rate whatever the answers take; one in twenty is sent again, as WeChat does when it heard nothing. Afterwards the store is asked what
// became of each.
import { loadavg } from 'node:os';
import { Failure } from './up.mjs';
import { addresses, environment, generatedSecrets, haina, joinOffice, prepare, program, until } from './bench-platform.mjs';

const RATE = Number(process.env.HAINA_BENCH_RATE || 200);
const SECONDS = Number(process.env.HAINA_BENCH_SECONDS || 60);
/** Shares of the rate, and seconds. */
const WARM_UP = [[0.1, 20], [0.25, 20], [0.5, 30], [1, 60]];
/** What a callback passes through; store, broker and discovery come by themselves. */
const PARTS = ['auth-service', 'wechat-mp-service', 'gateway', 'simulators'];

export async function run({ jdk, runs, mode, publish }) {
  if (!(RATE > 0 && RATE <= 2000 && SECONDS > 0 && SECONDS <= 600)) throw new Failure('HAINA_BENCH_RATE takes up to 2000 a second, HAINA_BENCH_SECONDS up to 600.');
  prepare(jdk);
  const env = await environment(jdk);
  const at = addresses(env);
  console.log('Starting a platform for the benchmark ...');
  await haina(env, 'up', '--reset', ...(mode === 'c2' ? ['--c2'] : []), ...PARTS);
  try {
    const generated = generatedSecrets();
    const name = `回调物业${Date.now()}`;
    const { web, appId } = await joinOffice(at('gateway'), at('simulators'), name);
    await until('the account', 30_000, async () => (await web.get('/api/auth/v1/accounts')).json);
    const loadEnv = { ...generated, ...env, MONGODB_URI: env.MONGODB_URI || `mongodb://127.0.0.1:${env.STORE_PORT}` };
    const load = async (rate, seconds) =>
      JSON.parse(await program({ jdk, mode, env: loadEnv }, 'CallbackLoad', `${at('gateway')}/callback/wechat/${appId}`, appId, String(rate), String(seconds)));
    // Classes loaded, code compiled: slowly at first, as followers of a platform that was just started would come, then as much as will be
    // measured. Both compilers share the processors with the load for about two minutes; the lines say what that costs.
    for (const [share, seconds] of WARM_UP) {
      console.log(`warming up: ${JSON.stringify(await load(Math.ceil(RATE * share), seconds))}`);
    }
    const results = [];
    for (let i = 0; i < runs; i++) {
      results.push({ ...(await load(RATE, SECONDS)), load_1m: loadavg()[0] });
      console.log(`run ${i + 1}: ${JSON.stringify(results.at(-1))}`);
    }
    const bad = results.filter((each) => each.refused || each.silent || each.lost || each.doubled).length;
    if (bad) {
      console.error(`${bad} of ${results.length} runs refused, lost or doubled messages: their times say nothing.`);
      process.exitCode = 1;
    }
    return publish('callbacks', results, jdk, {
      jvm: mode,
      how: 'open loop through the gateway, encrypted text messages, every twentieth sent again after 100 ms; latency from the planned moment to the answer; lost and doubled: read from the store after the run',
    });
  } finally {
    if (!process.env.HAINA_BENCH_KEEP) await haina(env, 'down');
  }
}
