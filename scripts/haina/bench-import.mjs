// The benchmark of imports. A platform of its own (the parts that an import passes through) takes resident workbooks through the gateway, as
// the console would; beside it the same workbook is only read, and the documents that came out of it are only written. Several runs, each
// with an office and people of its own.
import { openAsBlob } from 'node:fs';
import { basename, join } from 'node:path';
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './up.mjs';
import { paths } from './paths.mjs';
import { basic } from './health.mjs';
import { addresses, environment, generatedSecrets, haina, joinOffice, prepare, program, until } from './bench-platform.mjs';

const SMALL = 10_000;
const LARGE = Number(process.env.HAINA_BENCH_ROWS || 100_000);
const HEAP_SAMPLE_MS = 250;
/** What an import of residents passes through; store, broker and discovery come by themselves. */
const PARTS = ['auth-service', 'resident-service', 'import-service', 'gateway', 'simulators'];
const LAYERS = ['区', '楼栋', '单元', '门牌号'];

const seconds = (since) => (performance.now() - since) / 1000;

/** Upload, dry run, confirmation, applying, report: the seconds each took, and the counts. */
async function importFile(web, file) {
  const begin = performance.now();
  const form = new FormData();
  form.append('file', await openAsBlob(file), basename(file));
  const self = `/api/import/v1/imports/${(await web.send('POST', '/api/import/v1/imports', { form })).json.id}`;
  const uploadS = seconds(begin);
  const reach = (state) =>
    until(`the import's state ${state}`, 1_800_000, async () => {
      const answer = await web.get(self);
      if (['FAILED', 'UPLOADED'].includes(answer.json.state)) throw new Failure(`The import stopped: ${JSON.stringify(answer.json)}`);
      return answer.json.state === state ? answer : undefined;
    });
  const checked = await reach('CHECKED');
  const checkedS = seconds(begin);
  await web.post(`${self}/confirmation`, { duplicatePolicy: 'OVERWRITE', createMissingRooms: true }, { 'If-Match': checked.etag });
  const applied = await reach('APPLIED');
  await web.get(`${self}/report`);
  const totalS = seconds(begin);
  return { uploadS, checkS: checkedS - uploadS, applyS: totalS - checkedS, totalS, counts: checked.json.counts, checked: checked.json, applied: applied.json.applied };
}

/** The highest heap use that the service reports while something runs: what is used between two collections, garbage included. */
async function watchHeap(url, ops, work) {
  let peak = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      try {
        const response = await fetch(`${url}/actuator/metrics/jvm.memory.used?tag=area:heap`, { headers: { Authorization: basic(ops) } });
        if (response.ok) peak = Math.max(peak, (await response.json()).measurements[0].value);
      } catch {
        // busy; the next sample
      }
      await pause(HEAP_SAMPLE_MS);
    }
  })();
  try {
    return { result: await work(), peak: () => peak / 1024 / 1024 };
  } finally {
    over = true;
    await watching;
  }
}

export async function run({ jdk, runs, mode, publish }) {
  prepare(jdk);
  const env = await environment(jdk);
  const at = addresses(env);
  console.log('Starting a platform for the benchmark ...');
  await haina(env, 'up', '--reset', ...(mode === 'c2' ? ['--c2'] : []), ...PARTS);
  try {
    const generated = generatedSecrets();
    const ops = { user: env.OPS_USER || generated.OPS_USER, password: env.OPS_PASSWORD || generated.OPS_PASSWORD };
    const baselineEnv = { ...env, MONGODB_URI: env.MONGODB_URI || `mongodb://127.0.0.1:${env.STORE_PORT}` };
    const results = [];
    for (let i = 0; i < runs; i++) {
      const community = `基准花园${i + 1}`;
      const { web } = await joinOffice(at('gateway'), at('simulators'), `基准物业${Date.now()}`);
      await web.post('/api/resident/v1/communities', { name: community, structures: [{ name: '主体', layers: LAYERS }] });
      const files = [];
      for (const rows of [SMALL, LARGE]) {
        const file = join(paths.bench, `residents-${rows}${files.length ? '' : '-small'}.xlsx`);
        await program({ jdk, mode, env }, 'WorkbookGenerator', String(rows), file, community, String((2 * i + files.length) % 1000));
        files.push(file);
      }
      const { result, peak } = await watchHeap(at('import-service'), ops, async () => {
        const small = await importFile(web, files[0]);
        const large = await importFile(web, files[1]);
        const again = await importFile(web, files[1]);
        return { small, large, again };
      });
      const { small, large, again } = result;
      if (large.counts.newRows !== LARGE) throw new Failure(`Of ${LARGE} rows ${large.counts.newRows} were new: ${JSON.stringify(large.checked)}`);
      if (again.counts.unchanged !== LARGE) throw new Failure(`The second pass changed something: ${JSON.stringify(again.checked)}`);
      const alone = JSON.parse(await program({ jdk, mode, env: baselineEnv }, 'ImportBaseline', files[1], String(LARGE)));
      const aloneSmall = JSON.parse(await program({ jdk, mode, env: baselineEnv }, 'ImportBaseline', files[0], String(SMALL)));
      results.push({
        rows: LARGE,
        read_s: alone.read_s,
        write_s: alone.write_s,
        platform_s: large.totalS,
        ratio: large.totalS / (alone.read_s + alone.write_s),
        upload_s: large.uploadS,
        check_s: large.checkS,
        apply_s: large.applyS,
        unchanged_s: again.totalS,
        small_rows: SMALL,
        small_platform_s: small.totalS,
        small_ratio: small.totalS / (aloneSmall.read_s + aloneSmall.write_s),
        import_service_peak_heap_mb: peak(),
        load_1m: loadavg()[0],
      });
      console.log(`run ${i + 1}: ${JSON.stringify(results.at(-1))}`);
    }
    return publish('import', results, jdk, {
      jvm: mode,
      how: `services and baseline run under the same compiler and collector; heap: highest of samples of jvm.memory.used every ${HEAP_SAMPLE_MS} ms, garbage included, -Xmx256m`,
    });
  } finally {
    if (!process.env.HAINA_BENCH_KEEP) await haina(env, 'down');
  }
}
