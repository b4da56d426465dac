// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/localmoment.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStringList>
#include <algorithm>

namespace spyhop::policy {
namespace {

#ifdef Q_OS_UNIX
//! "Europe/Berlin" of "/usr/share/zoneinfo/Europe/Berlin"; empty: it lies elsewhere.
QByteArray zoneIn(const QString& path)
{
    const QString folder = QStringLiteral("/zoneinfo/");
    const qsizetype at = path.indexOf(folder);
    return at < 0 ? QByteArray() : path.sliced(at + folder.size()).toLatin1();
}
#endif

bool isAmong(quint8 days, int day)
{
    return (days >> (day - 1) & 1U) != 0;
}

} // namespace

QTimeZone computerZone()
{
#ifdef Q_OS_UNIX
    // localtime(5), and Debian's older file for where that is no link.
    const QFileInfo link(QStringLiteral("/etc/localtime"));
    if (!link.exists())
        return QTimeZone::utc();
    QFile name(QStringLiteral("/etc/timezone"));
    const QByteArray written = name.open(QIODevice::ReadOnly) ? name.readLine(256).trimmed() : QByteArray();
    for (const QByteArray& zone : {zoneIn(link.symLinkTarget()), zoneIn(link.canonicalFilePath()), written}) {
        if (const QTimeZone found(zone); !zone.isEmpty() && found.isValid())
            return found;
    }
    if (qEnvironmentVariableIsSet("TZ"))
        return {};
#endif
    return QTimeZone::systemTimeZone();
}

std::size_t Zones::add(const QByteArray& name)
{
    const auto known = std::find(m_names.begin(), m_names.end(), name);
    if (known != m_names.end())
        return static_cast<std::size_t>(known - m_names.begin());
    m_names.push_back(name);
    m_zones.push_back(name.isEmpty() ? QTimeZone() : QTimeZone(name));
    return m_names.size() - 1;
}

QTimeZone Zones::zone(std::size_t number) const
{
    return m_names.at(number).isEmpty() ? computerZone() : m_zones.at(number);
}

bool isWithin(const TimeCondition& condition, const QDateTime& local)
{
    int day = local.date().dayOfWeek();
    if (condition.between) {
        const QTime time = local.time();
        const auto& [from, to] = *condition.between;
        const bool overMidnight = from > to;
        const bool beganYesterday = overMidnight && time <= to;
        if (overMidnight ? time < from && !beganYesterday : time < from || time > to)
            return false;
        if (beganYesterday)
            day = day == 1 ? 7 : day - 1;
    }
    return condition.days == 0 || isAmong(condition.days, day);
}

QString dayNames(quint8 days)
{
    const auto name = [](int day) { return QLocale::c().dayName(day, QLocale::ShortFormat); };
    QStringList names;
    for (int first = Qt::Monday; first <= Qt::Sunday; ++first) {
        if (!isAmong(days, first))
            continue;
        int last = first;
        while (last < Qt::Sunday && isAmong(days, last + 1))
            ++last;
        names.append(first == last ? name(first) : name(first) + u'–' + name(last));
        first = last;
    }
    return names.join(QStringLiteral(", "));
}

} // namespace spyhop::policy
