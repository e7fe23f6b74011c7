/** Why the catalog's defaults are what they are, in Chinese, by what the catalog says in English. */
export const reasonsZh: Readonly<Record<string, string>> = {
  '1,000 machine failures a year on about 1,800 servers (Google 2008); LANL nodes agree (13,700 h); fleets differ by a factor of 3 either way':
    '约 1,800 台服务器每年 1,000 次机器失效（Google 2008）；LANL 节点与之相符（13,700 小时）；不同机群上下相差 3 倍',
  'LANL 1996–2005, 14,296 hardware repairs, empirical: mean 5.7 h, median 69 min; includes the start of the machine':
    'LANL 1996–2005 年 14,296 次硬件维修的经验分布：平均 5.7 小时，中位数 69 分钟；含机器启动',
  'no field data found for hypervisors: taken to fail as often as an operating system (36,700 h)':
    '未找到虚拟化层的现场数据：按与操作系统同样频繁计（36,700 小时）',
  'taken to be restored like an operating system, the start of the host included': '恢复时间按操作系统计，含主机启动',
  '0.239 software failures per node and year (LANL), undetermined causes shared out in proportion':
    '每节点每年 0.239 次软件失效（LANL），原因不明的按比例分摊',
  'LANL 1996–2005, 5,352 software repairs, empirical: mean 5.8 h, median 44 min; includes the restart':
    'LANL 1996–2005 年 5,352 次软件修复的经验分布：平均 5.8 小时，中位数 44 分钟；含重启',
  'Linux guests on solid-state storage boot in 20–60 s; measured in clouds 44–97 s':
    '固态存储上的 Linux 客户机启动需 20–60 秒；云上实测 44–97 秒',
  'two-socket servers need 5–15 minutes': '双路服务器需 5–15 分钟',
  'both network paths of a host lost while it runs on: once in ten years': '主机仍在运行而两条网络路径都失去：十年一次',
  'a person replaces a cable or a port': '由人更换线缆或端口',
  'one crash per instance in 200–2,000 h; the geometric middle': '每个实例 200–2,000 小时崩溃一次；取几何中值',
  'the service manager waits 0.1 s, then starts the process; the start of the application comes on top':
    '服务管理器等待 0.1 秒后启动进程；应用自身的启动另计',
  'from a small service to a large runtime; state it per workload': '从小型服务到大型运行时；请按负载给出',
  'a process that runs but no longer answers: twice a year per instance, a seventh of the crashes':
    '进程仍在运行但不再应答：每个实例每年两次，为崩溃次数的七分之一',
  'period 10 s, three failures, timeout 1 s': '周期 10 秒，连续三次失败，超时 1 秒',
  'VM monitoring sees the guest, not the application: an alarm and a person, 5–60 min':
    '虚拟机监控只看客户机，看不到应用：靠告警与人工，5–60 分钟',
  'replicas share code, configuration and data; beta factors of 0.05–0.1 are customary for alike redundant units':
    '各副本共用代码、配置与数据；同类冗余单元的 β 因子通常取 0.05–0.1',
  'the kubelet looks every second, the container starts in 0.3–2.5 s; image on the host, first crash':
    'kubelet 每秒检查一次，容器启动需 0.3–2.5 秒；镜像已在主机上，首次崩溃',
  'measured on k3s, mean 5.6 s; kubespray 6.5 s; image on the host':
    '在 k3s 上实测，平均 5.6 秒；kubespray 为 6.5 秒；镜像已在主机上',
  'controllers and scheduler react within a second on an idle cluster': '集群空闲时控制器与调度器在一秒内响应',
  'as set in the pod': '按 Pod 中的设置',
  'doubles with each crash; the first restart is immediate': '每次崩溃后加倍；首次重启立即进行',
  'where the doubling ends': '加倍的上限',
  'time of running well after which the wait begins anew': '正常运行这么久之后等待重新起算',
  'with heartbeat datastores; 15 s without. vSphere HA Deepdive (6.0); the agents are taken to work alike in 7 and 8':
    '有心跳数据存储时；没有时为 15 秒。vSphere HA Deepdive（6.0）；视代理在 7 与 8 中行为相同',
  'election first, then the new primary acts. vSphere HA Deepdive (6.0); the agents are taken to work alike in 7 and 8':
    '先选举，再由新的主控行动。vSphere HA Deepdive（6.0）；视代理在 7 与 8 中行为相同',
  'one primary: this number divided by the number of hosts is the share of host losses that hit it':
    '只有一个主控：该数除以主机数即为主机失效恰好落在主控上的占比',
  'no published figure: 5–30 s': '没有公开数字：5–30 秒',
  'the scheduler looks every five minutes (every minute since 7.0)': '调度器每五分钟检查一次（7.0 起每分钟一次）',
  'vSphere HA Deepdive (6.0); the agents are taken to work alike in 7 and 8':
    'vSphere HA Deepdive（6.0）；视代理在 7 与 8 中行为相同',
  'the next 32 follow when the power-on tasks before them end': '前一批上电任务结束后再启动下一批 32 个',
  'no published figure; failed attempts are repeated after 2, 6, 14 and 30 min, then it is for people':
    '没有公开数字；失败后在 2、6、14、30 分钟重试，之后由人处理',
  '140 s until declared, 180 s of delay, with VM component protection; by hand without it':
    '启用虚拟机组件保护时：140 秒后判定，再延迟 180 秒；未启用则人工处理',
  'declared at 30 s, response at 60 s if one is set; the default leaves VMs powered on. vSphere HA Deepdive (6.0); the agents are taken to work alike in 7 and 8':
    '30 秒时判定，若设了隔离响应则 60 秒时执行；默认让虚拟机保持开机。vSphere HA Deepdive（6.0）；视代理在 7 与 8 中行为相同',
  'failure interval 30 s; off by default': '失效间隔 30 秒；默认关闭',
  'no field data found: four times a year, host and guest failures apart':
    '未找到现场数据：每年四次，主机与客户机失效另计',
  'measured once on vCenter 6.0 under HA: 460 s to log in; the spread is taken':
    '在 HA 下的 vCenter 6.0 上实测一次：460 秒后可登录；离散程度为假定',
  'three nodes: token 3.65 s, then consensus 1.2 times that': '三节点：令牌 3.65 秒，随后共识为其 1.2 倍',
  'power-off through a management board takes 5–30 s': '经管理板断电需 5–30 秒',
  'no field data found: once in five host-years at the 8 s of three nodes, ten times as often with each 4 s less':
    '未找到现场数据：三节点 8 秒时每五主机年一次，每缩短 4 秒增至十倍',
  'one sample a minute': '每分钟采样一次',
  'as set': '按设置',
  'the largest fixed delay of the default workflow': '默认流程中最大的固定延迟',
  'no published figure; the engine waits at most 90 s': '没有公开数字；引擎至多等待 90 秒',
  '60 s and 0.5 s per VM on the host, host polled every 3 s': '60 秒，加主机上每台虚拟机 0.5 秒；每 3 秒轮询主机',
  'added to the grace for each VM': '每台虚拟机给宽限期增加的时间',
  'power-off through a management board takes 5–30 s, as elsewhere': '与其他平台一样，经管理板断电需 5–30 秒',
  'taken as for vSphere': '按 vSphere 计',
  'alarm, decision, registration elsewhere: 15 min to 4 h': '告警、决定、在别处注册：15 分钟至 4 小时',
  '50 s since 1.32, 40 s before': '1.32 起为 50 秒，之前为 40 秒',
  'controller polls every 5 s, the lease is renewed every 10 s': '控制器每 5 秒检查一次，租约每 10 秒续约一次',
  'grace period and detection lag: 40–55 s since 1.32': '宽限期加检测滞后：1.32 起为 40–55 秒',
  'injected by admission; --pod-eviction-timeout has no effect any more':
    '由准入控制注入；--pod-eviction-timeout 已不再起作用',
  'after pod deletion, if the node is not ready and not tainted out of service':
    '自删除 Pod 起，节点未就绪且未打上停用（out-of-service）污点时',
  'kube-proxy gathers changes for up to a second, the controller needs about as long':
    'kube-proxy 至多合并一秒内的变更，控制器所需时间相近',
  'simulated from the leader election algorithm with two standbys: 13–24 s, mean 16.5':
    '按选主算法、两个备用成员仿真得出：13–24 秒，平均 16.5 秒',
  'only with the next release of the workload: a month where no release is stated':
    '只在该负载下一次发布时进行：未给出发布周期的按一个月计',
  'a quarter of the lease duration of 40 s': '租约时长 40 秒的四分之一',
  '30 s idle and 15 s for the ping': '空闲 30 秒，加 15 秒等待应答',
  '0.1 nodes per second': '每秒 0.1 个节点',
  '0.01 nodes per second; none up to 50 nodes': '每秒 0.01 个节点；不超过 50 个节点时不驱逐',
  'once in a node-year at a grace of 40 s, ten times as often with each 20 s less: busy nodes were seen NotReady at 20 s':
    '宽限期 40 秒时每节点年一次，每缩短 20 秒增至十倍：20 秒时曾见繁忙节点变为 NotReady',
  'until its next heartbeat gets through': '直至其下一次心跳送达',
  'crashes are restarted in about 10 s and not felt; a hang once in a node-year':
    '崩溃约 10 秒内重启，感觉不到；挂起每节点年一次',
  'alarm and restart by hand, 10 min to 2 h': '告警后人工重启，10 分钟至 2 小时',
  'no field data found: 1,000–8,760 h, the geometric middle': '未找到现场数据：1,000–8,760 小时，取几何中值',
  'the unit waits 5 s, then reads its containers back': '服务单元等待 5 秒，再读回其容器',
  'a constant of the kubelet': 'kubelet 的常量',
  'taken as for every container runtime': '按各容器运行时的共同取值',
  'restart by the service manager and reading back the containers': '由服务管理器重启并读回容器',
  'no field data found: once in a node-year': '未找到现场数据：每节点年一次',
  'a crash ends in seconds, a hang when a person looks': '崩溃数秒内结束，挂起要等人发现',
  'no field data found: as kube-proxy': '未找到现场数据：按 kube-proxy 计',
  'as kube-proxy': '按 kube-proxy 计',
  'no field data found: process failures twice a year per member': '未找到现场数据：每个成员每年两次进程失效',
  'about 15 s to catch up, after the restart': '重启后约 15 秒追上进度',
  'randomised election timeout of one to two times 1,000 ms': '随机选举超时，为 1,000 毫秒的一至两倍',
  'no field data found: four times a year per instance': '未找到现场数据：每个实例每年四次',
  'static pod restarted by the kubelet, then caches are filled': '静态 Pod 由 kubelet 重启，随后填充缓存',
  'no field data found: as the API server': '未找到现场数据：按 API 服务器计',
  'static pod restarted by the kubelet': '静态 Pod 由 kubelet 重启',
  'no field data found: once in two years': '未找到现场数据：两年一次',
  'restart or a corrected configuration': '重启或修正配置',
  'three advertisements of 1 s and the skew at priority 100, less the age of the last one':
    '三个 1 秒的通告周期加优先级 100 的偏移，减去最后一次通告已过的时间',
  'kubeadm example: check every 3 s, ten failures': 'kubeadm 示例：每 3 秒检查一次，十次失败',
  'sample manifest 5/3/1 s: 4–9 s; with the defaults of the code (15/10/2 s) 13–24 s':
    '示例清单 5/3/1 秒：4–9 秒；按代码默认值（15/10/2 秒）为 13–24 秒',
  'check every 2 s, three failures': '每 2 秒检查一次，三次失败',
  'no field data found: once a year per process': '未找到现场数据：每个进程每年一次',
  'restarted by the service manager': '由服务管理器重启',
  'a few seconds; more than 10 s counts as a defect': '数秒；超过 10 秒视为缺陷',
  'stale neighbour tables, split brain and wrong configuration make one takeover in fifty fail':
    '邻居表陈旧、脑裂与配置错误使五十次接管中有一次失败',
  'on call: alarm, diagnosis, action, 10 min to 2 h': '值班：告警、诊断、处理，10 分钟至 2 小时',
  'the same on every platform: one relocation in a hundred needs a person': '各平台相同：一百次迁移中有一次需要人工',
  'power lost together with the management board leaves the host unfenced': '管理板与主机同时断电时无法隔离主机',
  'no field data found: twice a year per member': '未找到现场数据：每个成员每年两次',
  'restarted in place': '原地重启',
  'one in five fails within a year': '五台中有一台在一年内失效',
  'restart to replacement': '从重启到更换',
  'taken as HAProxy, so that both sides have the same health check': '按 HAProxy 计，使双方的健康检查相同',
  'taken as keepalived': '按 keepalived 计',
  'a time to live of 60 s': '生存时间（TTL）60 秒',
  'a check every 30 s, three failures': '每 30 秒检查一次，三次失败',
  'no field data found: once in five years per controller': '未找到现场数据：每个控制器五年一次',
  'a part and a technician: 4 h to two days': '备件与技术人员：4 小时至两天',
  'paths switch within the timeouts of the hosts': '路径在主机超时之内切换',
  'with 4 h of repair this is the 99.999 % vendors state': '按 4 小时修复计，即厂商所称的 99.999 %',
  'vendor on site, consistency checks': '厂商到场、一致性检查',
  '1.57 % of disks a year, one disk per copy; older studies 2–4 %; the host is counted apart':
    '每年 1.57 % 的磁盘，每份副本一块；较早研究为 2–4 %；主机另计',
  'replacement and rebuild, about a day': '更换与重建，约一天',
  'grace of 20 s, heartbeats every 6 s': '宽限 20 秒，每 6 秒一次心跳',
  'attach, file system check, mount': '挂接、文件系统检查、挂载',
  '20 rack losses a year in about 45 racks (Google 2008), switch and power of the rack included':
    '约 45 个机架每年失去 20 次（Google 2008），含机架的交换机与供电',
  '1–6 h to bring machines back': '恢复机器需 1–6 小时',
  'one failure a year in a cluster of about 1,800 servers, 500–1,000 of them on each unit':
    '约 1,800 台服务器的集群每年一次，每路供电带 500–1,000 台',
  'LANL 1996–2005, 362 repairs of facilities, empirical: mean 9.5 h; Google about 6 h':
    'LANL 1996–2005 年 362 次设施维修的经验分布：平均 9.5 小时；Google 约 6 小时',
  '5 % fail within a year; do not add it to the rack, which includes it':
    '5 % 在一年内失效；机架已含此项，不要重复计入',
  'restart to replacement; LANL network repairs have a mean of 4.2 h': '从重启到更换；LANL 网络维修平均 4.2 小时',
  'with 8 h of outage this is the 1.6 h a year of a tier III data centre':
    '按每次中断 8 小时计，即 Tier III 数据中心的每年 1.6 小时',
  'mean of about 8 h': '平均约 8 小时',
  'both paths together: once a year': '两条路径同时：每年一次',
  'rerouting to a cable repair': '从改道到修复光缆',
  'no field data found: four times a year': '未找到现场数据：每年四次',
  'restart to a full disk cleared by a person': '从重启到由人清理写满的磁盘',
  'no field data per cluster: once in two years, on every platform alike':
    '没有按集群统计的现场数据：两年一次，各平台相同',
  'LANL 1996–2005, 148 repairs after human error, empirical: mean 2.7 h':
    'LANL 1996–2005 年 148 次人为失误后修复的经验分布：平均 2.7 小时',
  'a month where the workload states none': '负载未给出时按一个月计',
  'change failure rates of 2–15 % are commonly reported; state it per workload':
    '常见报告的变更失败率为 2–15 %；请按负载给出',
  'readiness probes or a person stop four failing releases in five before they reach all instances':
    '五次失败发布中有四次在波及全部实例之前被就绪探针或人阻止',
  'noticed by a person, then the former version is started': '由人发现，再启动旧版本',
  'a rolling change of a few instances': '少量实例的滚动变更',
  'monthly to quarterly': '每月至每季度一次',
  'patch, boot, check': '打补丁、启动、检查',
  'monthly to quarterly; containers are replaced with a release instead': '每月至每季度一次；容器则随发布替换',
  'install and restart of the guest': '安装并重启客户机',
  'Kubernetes makes three minor releases a year, vSphere an update or two':
    'Kubernetes 每年三个次要版本，vSphere 一两次更新',
  'packages, restart of services, check': '安装软件包、重启服务、检查',
  'goal of 0.5 s for the switch-over; the spread is taken': '切换目标为 0.5 秒；离散程度为假定',
  'tens of VMs over a 10–25 Gbit/s network': '数十台虚拟机经 10–25 Gbit/s 网络迁移',
  'termination grace and disruption budgets': '终止宽限与中断预算',
  'two-socket servers': '双路服务器',
  'by sockets, memory and services': '视路数、内存与服务而定',
  '2–10 % with hardware assistance': '有硬件辅助时为 2–10 %',
  'a server installation without a desktop': '不带桌面的服务器安装',
  '53 MB for 4 GiB and 2 vCPU; grows with both': '4 GiB、2 vCPU 时为 53 MB；随两者增长',
  '256 MiB for Kubernetes, 512 MiB for the system, 100 MiB eviction threshold':
    'Kubernetes 256 MiB，系统 512 MiB，驱逐阈值 100 MiB',
  '100 millicores for Kubernetes; none for the system upstream': 'Kubernetes 100 毫核；上游未为系统预留',
  'no field data found: an expired certificate or a bad policy once a year':
    '未找到实测数据：证书过期或策略有误，每年一次',
  'noticed only when something is to start; its configuration is taken out by a person':
    '直到有实例需要启动才被发现；由人工撤下其配置',
  'no field data found: a hung controller or a lost credential once a year':
    '未找到实测数据：控制器挂起或凭据失效，每年一次',
  'restart of its controller to a corrected credential': '从重启控制器到更正凭据',
  'default of the kubelet': 'kubelet 的默认值',
  'no published figure in seconds: a few hundred megabytes over a shared link, 5 s to 2 min':
    '无以秒计的公开数据：数百兆字节经共享链路，5 秒至 2 分钟',
};
