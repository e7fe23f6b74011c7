/** Components the platforms name themselves, in Chinese; the names a scenario gives are left as they are. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^(\S+) hardware$/, '$1 硬件'],
  [/^(\S+) hypervisor$/, '$1 虚拟化层'],
  [/^(\S+) os$/, '$1 操作系统'],
  [/^(\S+) runtime$/, '$1 容器运行时'],
  [/^(\S+) network$/, '$1 网络'],
  [/^(\S+) switch$/, '$1 交换机'],
  [/^(\S+) switch (\d+)$/, '$1 交换机 $2'],
  [/^VMs of (.+)$/, '$1 的虚拟机'],
  [/^(.+) \(all\)$/, '$1（全部）'],
  [/^external (.+)$/, '外部服务 $1'],
  [/^array$/, '存储阵列'],
  [/^array controller (\d+)$/, '阵列控制器 $1'],
  [/^storage copy (\d+)$/, '存储副本 $1'],
  [/^ingress (\d+)$/, '入口 $1'],
  [/^site$/, '站点'],
  [/^site (.+)$/, '站点 $1'],
  [/^(rack-\S+)$/, '机架 $1'],
  [/^image registry$/, '镜像仓库'],
  [/^cluster dns$/, '集群 DNS'],
  [/^vcenter$/, 'vCenter'],
];

export function componentInChinese(id: string): string {
  for (const [pattern, replacement] of patterns) if (pattern.test(id)) return id.replace(pattern, replacement);
  return id;
}
