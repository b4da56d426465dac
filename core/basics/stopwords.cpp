// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/basics/stopwords.h"

#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::basics {

bool isStopWord(QStringView word)
{
    static const QSet<QString> words = [] {
        const QStringList list = QStringLiteral(
            "a about above after again against all also although am an and another any are as at away back be because "
            "been "
            "before being below between both but by came can cannot come could did do does doing done down during each "
            "either "
            "else ever every few first following for from further get gets give given go had has have having he her "
            "here hers "
            "him his how however i if in into is it its itself just keep last less let like made make makes many may "
            "me "
            "might more most much must my near need needs neither new next no nor not now of off often on once one "
            "only or "
            "other our ours out over own per please put quite rather really said same say says see set shall she "
            "should since "
            "so some still such take than that the their theirs them then there these they this those three through "
            "thus to "
            "too two under until up upon us use used using very via was way we well were what when where which while "
            "who "
            "whom whose why will with within without would yes yet you your yours re subject dear regards hi hello "
            "thanks "
            "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
            "september october november december today tomorrow yesterday week month year eur usd cny gbp rmb html "
            "head body div span td tr th meta href "
            "的 了 和 是 在 我 有 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 这个 那个 "
            "这些 那些 与 及 "
            "以及 或 或者 但 但是 而 而且 并 并且 因为 所以 如果 虽然 对 对于 关于 由 由于 从 向 于 以 为 为了 被 把 "
            "让 使 给 跟 同 "
            "我们 你们 他们 她们 它们 他 她 它 您 其 其中 其他 各 每 某 该 本 此 之 等 等等 个 位 名 次 年 月 日 时 分 "
            "元 可以 能够 能 "
            "需要 应 应该 将 已 已经 正在 进行 通过 根据 按照 目前 今后 之后 之前 以后 以前 时候 什么 怎么 如何 为什么 "
            "哪 哪些 谁 多少 "
            "请 谢谢 你好 您好 吗 呢 吧 啊 呀 还 还是 又 再 更 最 较 比 比较 非常 十分 特别 只 仅 均 共 约 左右 以上 "
            "以下 方面 情况 问题 "
            "工作 相关 有关 一些 一种 一次 不是 不会 不能 作为 提出 表示 认为 希望 继续 开始 今天 明天 昨天 上午 下午 "
            "星期 周一 周二 周三 "
            "周四 周五 万元 亿元 本次 至 内 后 前 中 下 大 小 多 少 新 来 做 用 两 三 四 五 六 七 八 九 十 百 千 万")
                                     .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(word.toString());
}

} // namespace spyhop::basics
