// What the platform consists of: one line per process, in the order in which they start.
// `heapMb` is the heap limit; `client`: the process holds its own service credentials and registers with Eureka;
// `noun`: its word in addresses; `alsoPort`: a second port it needs. A stage starts when the one before is ready.

/** @typedef {{name: string, dir: string, main: string, port: string, defaultPort: number, heapMb: number,
 *   stage: number, kind: 'store'|'broker'|'app', client?: boolean, noun?: string, alsoPort?: [string, number]}} Service */

/** @type {readonly Service[]} */
export const SERVICES = Object.freeze([
  { name: 'store', dir: 'infra/local', main: 'com.haina.local.LocalInfrastructure', port: 'STORE_PORT', defaultPort: 27117, heapMb: 256, stage: 0, kind: 'store' },
  { name: 'broker', dir: 'infra/local', main: 'com.haina.local.LocalInfrastructure', port: 'KAFKA_PORT', defaultPort: 9192, heapMb: 192, stage: 0, kind: 'broker', alsoPort: ['KAFKA_CONTROLLER_PORT', 9193] },
  { name: 'discovery', dir: 'infra/discovery', main: 'com.haina.discovery.DiscoveryApplication', port: 'DISCOVERY_PORT', defaultPort: 8761, heapMb: 128, stage: 0, kind: 'app' },
  { name: 'auth-service', dir: 'auth-service', main: 'com.haina.auth.AuthServiceApplication', port: 'AUTH_PORT', defaultPort: 8101, heapMb: 192, stage: 1, kind: 'app', client: true, noun: 'auth' },
  { name: 'resident-service', dir: 'resident-service', main: 'com.haina.resident.ResidentServiceApplication', port: 'RESIDENT_PORT', defaultPort: 8104, heapMb: 256, stage: 1, kind: 'app', client: true, noun: 'resident' },
  { name: 'import-service', dir: 'import-service', main: 'com.haina.imports.ImportServiceApplication', port: 'IMPORT_PORT', defaultPort: 8106, heapMb: 256, stage: 1, kind: 'app', client: true, noun: 'import' },
  { name: 'staff-service', dir: 'staff-service', main: 'com.haina.staff.StaffServiceApplication', port: 'STAFF_PORT', defaultPort: 8105, heapMb: 192, stage: 1, kind: 'app', client: true, noun: 'staff' },
  { name: 'gateway', dir: 'gateway', main: 'com.haina.gateway.GatewayApplication', port: 'GATEWAY_PORT', defaultPort: 8080, heapMb: 320, stage: 1, kind: 'app', client: true },
  { name: 'simulators', dir: 'infra/simulators', main: 'com.haina.simulators.SimulatorsApplication', port: 'SIMULATORS_PORT', defaultPort: 8090, heapMb: 128, stage: 1, kind: 'app' },
  { name: 'wechat-mp-service', dir: 'wechat-mp-service', main: 'com.haina.wechat.WechatMpServiceApplication', port: 'WECHAT_MP_PORT', defaultPort: 8102, heapMb: 320, stage: 1, kind: 'app', client: true, noun: 'wechat' },
  { name: 'wecom-service', dir: 'wecom-service', main: 'com.haina.wecom.WecomServiceApplication', port: 'WECOM_PORT', defaultPort: 8103, heapMb: 160, stage: 1, kind: 'app', client: true, noun: 'wecom' },
  { name: 'notify-service', dir: 'notify-service', main: 'com.haina.notify.NotifyServiceApplication', port: 'NOTIFY_PORT', defaultPort: 8107, heapMb: 160, stage: 1, kind: 'app', client: true, noun: 'notify' },
]);

/** Addresses outside the platform: variable, the real host, which is also the simulators' path prefix. */
export const OUTSIDE = Object.freeze([
  ['WECHAT_API_URL', 'api.weixin.qq.com'],
  ['WECHAT_MP_URL', 'mp.weixin.qq.com'],
  ['WECHAT_OPEN_URL', 'open.weixin.qq.com'],
  ['WECOM_API_URL', 'qyapi.weixin.qq.com'],
  ['WECOM_OPEN_URL', 'open.work.weixin.qq.com'],
  ['WECOM_LOGIN_URL', 'login.work.weixin.qq.com'],
  ['SMS_API_URL', 'sms.tencentcloudapi.com'],
]);

/** Maven modules that `up` needs built. */
export const MODULES = Object.freeze([...new Set(SERVICES.map((s) => s.dir))]);

export const byName = (name) => SERVICES.find((s) => s.name === name);
