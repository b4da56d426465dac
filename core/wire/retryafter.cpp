// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/retryafter.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <algorithm>
#include <cmath>

namespace spyhop::wire {
namespace {

using std::chrono::milliseconds;

constexpr double longestMs = 10.0 * 366 * 24 * 3600 * 1000; // ten years: beyond it a number is nonsense, not a wait
constexpr double smallestEpochS = 1e9; // the year 2001: no wait is that long in seconds
constexpr double smallestEpochMs = 1e12;

milliseconds clamped(double ms)
{
    return milliseconds(std::llround(std::ceil(std::clamp(ms, 0.0, longestMs))));
}

std::optional<double> number(const QByteArray& text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

//! "20ms", "6m0s", "2m59.56s", "1h", "1d2h".
std::optional<double> durationMs(const QByteArray& text)
{
    static const QRegularExpression step(QStringLiteral("\\G(\\d+(?:\\.\\d+)?)(ms|us|µs|ns|d|h|m|s)"));
    const QString string = QString::fromUtf8(text);
    qsizetype at = 0;
    double total = 0;
    while (at < string.size()) {
        const QRegularExpressionMatch match = step.match(string, at);
        if (!match.hasMatch())
            return std::nullopt;
        const QString unit = match.captured(2);
        const double factor = unit == u"ms" ? 1
            : unit == u"s"                  ? 1000
            : unit == u"m"                  ? 60'000
            : unit == u"h"                  ? 3'600'000
            : unit == u"d"                  ? 86'400'000
            : unit == u"ns"                 ? 1e-6
                                            : 1e-3;
        total += match.captured(1).toDouble() * factor;
        at = match.capturedEnd();
    }
    return string.isEmpty() ? std::nullopt : std::optional(total);
}

//! Any form; plain numbers are seconds, or an epoch if they are large enough for one.
std::optional<milliseconds> wait(const QByteArray& raw, const QDateTime& now)
{
    const QByteArray text = raw.trimmed();
    if (const auto value = number(text)) {
        const auto nowMs = double(now.toMSecsSinceEpoch());
        if (*value >= smallestEpochMs)
            return clamped(*value - nowMs);
        if (*value >= smallestEpochS)
            return clamped(*value * 1000 - nowMs);
        return clamped(*value * 1000);
    }
    if (const auto duration = durationMs(text))
        return clamped(*duration);
    if (const auto date = readHttpDate(text))
        return clamped(double(now.msecsTo(*date)));
    const QDateTime iso = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    return iso.isValid() ? std::optional(clamped(double(now.msecsTo(iso)))) : std::nullopt;
}

} // namespace

std::optional<QDateTime> readHttpDate(const QByteArray& text)
{
    static const QRegularExpression usual(
        QStringLiteral("(\\d{1,2})[ -]([A-Za-z]{3})[ -](\\d{2,4}) (\\d{2}):(\\d{2}):(\\d{2})"));
    static const QRegularExpression asctime(
        QStringLiteral("([A-Za-z]{3}) +(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2}) (\\d{4})"));
    static const QStringList months{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
        QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"), QStringLiteral("jul"),
        QStringLiteral("aug"), QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"),
        QStringLiteral("dec")};
    const QString string = QString::fromLatin1(text);
    QRegularExpressionMatch match = usual.match(string);
    const bool isUsual = match.hasMatch();
    if (!isUsual)
        match = asctime.match(string);
    if (!match.hasMatch())
        return std::nullopt;
    const auto part = [&match](int usualIndex) { return match.captured(usualIndex); };
    const int day = part(isUsual ? 1 : 2).toInt();
    const auto month = int(months.indexOf(part(isUsual ? 2 : 1).toLower())) + 1;
    int year = part(isUsual ? 3 : 6).toInt();
    if (year < 100)
        year += 2000;
    const int clock = isUsual ? 4 : 3;
    const QDateTime time(
        QDate(year, month, day), QTime(part(clock).toInt(), part(clock + 1).toInt(), part(clock + 2).toInt()), Qt::UTC);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

std::optional<milliseconds> readPlainRetryAfter(const QList<port::Header>& headers, const QDateTime& now)
{
    std::optional<milliseconds> coarse;
    for (const port::Header& header : headers) {
        if (header.first == "retry-after-ms") {
            if (const auto value = number(header.second.trimmed()))
                return clamped(*value);
        } else if (header.first == "retry-after" && !coarse) {
            coarse = wait(header.second, now);
        }
    }
    return coarse;
}

std::optional<milliseconds> readRetryAfter(const QList<port::Header>& headers, const QDateTime& now)
{
    if (const auto plain = readPlainRetryAfter(headers, now))
        return plain;
    const auto remaining = [&headers](const QByteArray& resetName) {
        QByteArray name = resetName;
        name.replace("reset", "remaining");
        for (const port::Header& header : headers) {
            if (header.first == name)
                return number(header.second.trimmed());
        }
        return std::optional<double>();
    };
    // Of several buckets the empty ones hold us back; where none says so, the slowest.
    std::optional<milliseconds> empty, any;
    for (const port::Header& header : headers) {
        if (!header.first.startsWith("x-ratelimit-reset") && !header.first.startsWith("ratelimit-reset"))
            continue;
        const auto value = wait(header.second, now);
        if (!value)
            continue;
        any = std::max(any.value_or(*value), *value);
        if (const auto left = remaining(header.first); left && *left <= 0)
            empty = std::max(empty.value_or(*value), *value);
    }
    return empty ? empty : any;
}

} // namespace spyhop::wire
