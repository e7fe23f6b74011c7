import { spaced } from './han-latin-spacing.js';
import { prerequisitesZh } from './prerequisites-zh.js';
import { reasonsZh } from './reasons-zh.js';

/** What the estimators and the platforms say in English phrases, in Chinese; a phrase not listed stays as it is. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^chi-square, time-truncated$/, '卡方法（定时截尾）'],
  [/^Student t of the mean, on the logarithm$/, '均值的 t 区间（对数尺度）'],
  [
    /^Wald on the logarithm \(μ: on itself\), from the observed information$/,
    '对数尺度的 Wald 区间（μ 用原尺度），据观测信息',
  ],
  [
    /^the mean is (\S+) times the median, and the longest 1 % hold (\d+) % of the time: read the quantiles, not the mean alone$/,
    '均值是中位数的 $1 倍，最长的 1 % 占总时长的 $2 %：请看分位数，不要只看均值',
  ],
  [
    /^not tested: some durations are known to an interval, or entered late$/,
    '未检验：部分时长只知其区间，或中途才纳入观察',
  ],
  [/^not tested: fewer than (\d+) durations$/, '未检验：不足 $1 段时长'],
  [
    /^not tested: so many durations reject every family, however near it is$/,
    '未检验：时长如此之多，任何分布都会被拒绝',
  ],
  [
    /^the shortest outage observed lasted (\d+) s, and (\d+) % of those predicted are shorter: if such are not seen, say so \(shortest\)$/,
    '观测到的最短中断为 $1 秒，而预测的中断有 $2 % 更短：若监测看不到这样短的中断，请写明（shortest）',
  ],
  [/^profile likelihood$/, '轮廓似然区间'],
  [/^(.+): (\d+) failures in (\d+) component hours$/, '$1：$2 次失效，$3 部件小时'],
  [/^(.+): (\d+) durations$/, '$1：$2 段时长'],
  [/^(.+): (\d+) durations and (\d+) still open$/, '$1：$2 段时长，另有 $3 段未结束'],
  [/^(\d+) rows were rejected \(see the data-quality table\)$/, '剔除 $1 行（见数据质量表）'],
  [/^(\d+) outages have no length: counted as failures$/, '$1 次中断时长为零：计为失效'],
  [
    /^(\d+) outages have no end: taken as still open at the end of the window$/,
    '$1 次中断没有结束时间：视为到窗口结束仍未恢复',
  ],
  [
    /^(\d+) rows repeat another in machine, start, end and cause: counted as they stand$/,
    '$1 行与另一行的机器、起止时间和原因相同：照原样计入',
  ],
  [
    /^(\d+) outages begin while the machine is already down: each counts as a failure, down time once$/,
    '$1 次中断开始时机器已处于停机：各计一次失效，停机时间只计一次',
  ],
  [/^(\d+) outages begin outside the window: not counted$/, '$1 次中断始于窗口之外：不计'],
  [
    /^some times carry a zone and some do not: those without are taken as UTC$/,
    '部分时间带时区、部分不带：不带时区的按 UTC 处理',
  ],
  [
    /^(\d+) times lie in the hour that (\S+) skips in spring: read as an hour later$/,
    '$1 个时间落在 $2 春季跳过的一小时内：按晚一小时读取',
  ],
  [
    /^(\d+) times lie in the hour that (\S+) shows twice in autumn: the earlier is meant$/,
    '$1 个时间落在 $2 秋季重复的一小时内：取较早者',
  ],
  [/^(\d+) machines appear in the log, (\d+) are declared$/, '日志中出现 $1 台机器，声明为 $2 台'],
  [
    /^exposure counts only machines seen in the log \((\d+)\): those without a failure are missing; give an inventory$/,
    '暴露时间只计日志中出现的 $1 台机器：未发生失效的机器未计入，请提供清单',
  ],
  [
    /^exposure counts only machines seen in the log \((\d+), group (.+)\): those without a failure are missing; give an inventory$/,
    '第 $2 组的暴露时间只计日志中出现的 $1 台机器：未发生失效的机器未计入，请提供清单',
  ],
  [
    /^(\d+) of (\d+) were still open: the mean counts none longer than the longest seen, and is too short$/,
    '$2 段中有 $1 段未结束：均值只计到所见最长时长，因而偏短',
  ],
  [
    /^(\d+) durations are known to an interval: the curve is Turnbull's, its quantiles and mean with each step in the middle of where it can lie$/,
    '$1 段时长只知其区间：曲线为 Turnbull 估计，其分位数与均值把每一步取在所在区间的中点',
  ],
  [
    /^exposure takes every machine as there for the whole window: had each come with its first row, it would be (\d+) % less; give an inventory$/,
    '暴露时间按每台机器在整个窗口内都存在计算：若各机器自其首行起才存在，则少 $1 %；请提供清单',
  ],
  [
    /^failures are improving over the window \(Laplace (\S+)\): only its last (.+) are used$/,
    '窗口内失效逐渐减少（Laplace 检验 $1）：只采用其最后 $2',
  ],
  [
    /^failures are (?:worsening|deteriorating) over the window \(Laplace (\S+)\): only its last (.+) are used$/,
    '窗口内失效逐渐增多（Laplace 检验 $1）：只采用其最后 $2',
  ],
  [/^a trend remains in what is used: the rate is an average over it$/, '采用的部分仍有趋势：失效率为其平均值'],
  [/^(\S+ %) of all failures have no determined cause: shared out in proportion$/, '$1 的失效原因不明：按比例分摊'],
  [
    /^few failures: the catalog is weighed in with (\S+ %) of the exposure$/,
    '失效次数少：目录值以 $1 的暴露时间权重计入',
  ],
  [/^data and catalog contradict each other$/, '数据与目录值相互矛盾'],
  [
    /^machines differ \(dispersion (\S+)\): uncertainty widened accordingly$/,
    '各机器之间有差异（离散度 $1）：不确定范围相应放宽',
  ],
  [/^only (\d+) durations?: the interval of their mean is wide$/, '只有 $1 段时长：均值的区间较宽'],
  [
    /^the mean of the best fit \((\S+)\) is off by (\S+) %: the empirical distribution is kept$/,
    '最佳拟合（$1）的均值偏差 $2 %：保留经验分布',
  ],
  [
    /^kubernetes\.eviction-interval: one of (\d+) nodes lost at once, each as likely to be the first as the last$/,
    'kubernetes.eviction-interval：同时失效的 $1 个节点之一，先后机会均等',
  ],
  [/^engineering judgement, no published source seen$/, '工程判断，未见公开来源'],
  [/^scenario$/, '场景文件'],
  [/^Markov chain around the reference state, (.+)$/, '以参考状态为中心的马尔可夫链，$1'],
  [
    /^Markov chain with exponential delays, truncated; difference to the true distributions by simulation$/,
    '截断的马尔可夫链（指数时延）；与真实分布的差异由仿真给出',
  ],
  [
    /^Markov chain with exponential delays, truncated; difference to the true distributions by A-cycles with proportional-hazard biasing$/,
    '截断的马尔可夫链（指数时延）；与真实分布的差异由 A 循环仿真（比例风险偏置）给出',
  ],
  [/^Markov chain, put right by paired simulation$/, '马尔可夫链，经成对仿真修正'],
  [
    /^Markov chain, put right by paired simulation; interval with true distributions by simulation$/,
    '马尔可夫链，经成对仿真修正；区间来自真实分布的仿真',
  ],
  [
    /^Markov chain, put right by paired simulation; interval with true distributions by A-cycles with proportional-hazard biasing$/,
    '马尔可夫链，经成对仿真修正；区间来自真实分布的 A 循环仿真（比例风险偏置）',
  ],
  [/^paired simulation$/, '成对仿真'],
  [/^Markov chain, truncated$/, '截断的马尔可夫链'],
  [/^Markov chain, truncated; all delays are exponential$/, '截断的马尔可夫链；所有时延均为指数分布'],
  [
    /^value of the Markov chain, interval with true distributions by simulation$/,
    '取马尔可夫链的值，区间来自真实分布的仿真',
  ],
  [
    /^value of the Markov chain, interval with true distributions by A-cycles with proportional-hazard biasing$/,
    '取马尔可夫链的值，区间来自真实分布的 A 循环仿真（比例风险偏置）',
  ],
  [/^simulation, A-cycles with proportional-hazard biasing$/, '仿真，A 循环与比例风险偏置'],
  [/^simulation, regenerative cycles with balanced failure biasing$/, '仿真，再生循环与平衡失效偏置'],
  [/^generalized semi-Markov simulation, independent replications$/, '广义半马尔可夫仿真，独立重复'],
  [/^simulation, true distributions$/, '仿真，真实分布'],
  [/^simulation$/, '仿真'],
  [/^synchronous copies$/, '同步副本'],
  [/^binary decision diagram$/, '二元决策图'],
  [/^counted from the placement$/, '由布局计数'],
  [/^counted on the layout, nothing moved, failover reserve kept free$/, '按现有布局计数，不移动实例，保留切换余量'],
  [/^each failure of the reference state followed at mean delays$/, '按平均延时逐一追踪参考状态下的每次失效'],
  [/^hosts, licences and energy$/, '主机、许可与能源'],
  [/^hosts × watts × hours$/, '主机数 × 功率 × 小时'],
  [/^minimal cut sets of one member$/, '只有一个成员的最小割集'],
  [/^one instance of those that share the load$/, '分担负载的实例中的一个'],
  [/^phases one after another$/, '各阶段依次相加'],
  [/^required$/, '必须'],
  [/^required for HAProxy behind keepalived$/, 'HAProxy 位于 keepalived 之后时必须'],
  [/^required for bridge CNIs$/, '桥接类网络插件必须'],
  [/^required with IPVS$/, '使用 IPVS 时必须'],
  [/^required with enforcing$/, 'SELinux 强制模式下必须'],
  [/^recommended$/, '建议'],
  [/^default$/, '默认'],
  [/^hardening$/, '加固'],
  [/^upstream instruction$/, '上游说明'],
  [/^stated in (.+)$/, '见 $1'],
  [/^stated in the scenario$/, '场景文件给出'],
  [/^scenario: (.+)$/, '场景文件：$1'],
  [/^(\d+) failures on (\d+) machines in (\d+) h$/, '$2 台机器 $3 小时内 $1 次失效'],
  [
    /^attempts after 0, 2, 6, 14 and 30 min, each failing with one less vsphere\.restart-succeeds, then by hand$/,
    '在 0、2、6、14、30 分钟时尝试，每次失败的概率为 1 减去 vsphere.restart-succeeds，之后由人处理',
  ],
  [
    /^vsphere\.primary-detection less vsphere\.detection when the lost host is the primary: one in the number of hosts$/,
    '失效的恰为主控主机时为 vsphere.primary-detection 减去 vsphere.detection，概率为主机数分之一',
  ],
  [/^array, (\d+) controllers?$/, '阵列，$1 个控制器'],
  [/^replicated × (\d+)$/, '多副本 × $1'],
  [/^too few fields$/, '字段过少'],
  [/^too many fields$/, '字段过多'],
  [/^no component$/, '没有部件名'],
  [/^no start$/, '没有开始时间'],
  [/^unreadable start$/, '开始时间无法读取'],
  [/^unreadable end$/, '结束时间无法读取'],
  [/^end before start$/, '结束早于开始'],
  [/^unknown state$/, '状态无法识别'],
  [/^no duration$/, '没有时长'],
  [/^unreadable duration$/, '时长无法读取'],
  [/^negative duration$/, '时长为负'],
  [/^unreadable entry$/, '起始时长无法读取'],
  [/^entry not before the end$/, '起始时长不早于结束'],
  [/^unreadable value$/, '数值无法读取'],
  [/^more than one cause$/, '原因多于一个'],
  [/^dns$/, 'DNS'],
  [/^API VIP: (.+)$/, 'API 虚拟地址：$1'],
];

/** A reason of the catalog, with the source behind it in brackets left as it is cited. */
function reasonInChinese(text: string): string | null {
  const [, reason = text, source = ''] = /^(.*?)( \[.*\])$/.exec(text) ?? [];
  if (!Object.hasOwn(reasonsZh, reason)) return null;
  const cited = source.replace('engineering judgement, no published source seen', '工程判断，未见公开来源');
  return spaced(reasonsZh[reason]! + cited);
}

export function inChinese(text: string): string {
  const reason = reasonInChinese(text);
  if (reason !== null) return reason;
  if (Object.hasOwn(prerequisitesZh, text)) return prerequisitesZh[text]!;
  const [, followed, source] = /^from ([a-z.-]+): (.+)$/.exec(text) ?? [];
  if (source !== undefined) return `由 ${followed} 而来：${inChinese(source)}`;
  for (const [pattern, replacement] of phrases) if (pattern.test(text)) return text.replace(pattern, replacement);
  return text;
}
