// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/words.h"

#include "core/typeset/linktext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QTextDocument>
#include <cmath>

namespace spyhop::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString durationText(double seconds)
{
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (seconds < 10)
        return Words::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 1 ? 2 : 1));
    if (whole < 60)
        return Words::tr("%1 s").arg(whole);
    if (whole < 3600)
        return Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return Words::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString timeText(const QDateTime& when, const QDateTime& now)
{
    const QDateTime local = when.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const qint64 days = local.date().daysTo(today);
    if (days <= 0)
        return local.toString(QStringLiteral("HH:mm"));
    if (days == 1)
        return Words::tr("Yesterday");
    if (days < 7)
        return QLocale().dayName(local.date().dayOfWeek(), QLocale::ShortFormat);
    return local.toString(local.date().year() == today.year() ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd"));
}

QString stampText(const QDateTime& when)
{
    return when.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString countText(qint64 number)
{
    return QLocale().toString(number);
}

QString numberText(const QString& number)
{
    constexpr qsizetype group = 3;
    const qsizetype sign = number.startsWith(u'-') ? 1 : 0;
    qsizetype whole = sign;
    while (whole < number.size() && number.at(whole) >= u'0' && number.at(whole) <= u'9')
        ++whole;
    const QStringView rest = QStringView(number).sliced(whole);
    const bool isPlain = whole > sign && (rest.isEmpty() || (rest.startsWith(u'.') && !rest.contains(u'e')));
    if (!isPlain)
        return number;
    const QLocale locale;
    const bool grouped = !locale.numberOptions().testFlag(QLocale::OmitGroupSeparator);
    QString text = number.first(sign).replace(u'-', locale.negativeSign());
    for (qsizetype i = sign; i < whole; ++i) {
        if (grouped && i > sign && (whole - i) % group == 0)
            text += locale.groupSeparator();
        text += number.at(i);
    }
    if (!rest.isEmpty())
        text += locale.decimalPoint() + rest.sliced(1).toString();
    return text;
}

QString tierToolTip()
{
    return Words::tr("Where the models run. Policies and “--tier” call it edge, api or self-hosted.");
}

QString moneyText(const QList<base::Money>& sums)
{
    QStringList parts;
    for (const base::Money& sum : sums) {
        if (!sum.currency().isEmpty())
            parts.append(sum.display());
    }
    return parts.isEmpty() ? QStringLiteral("—") : parts.join(QStringLiteral(" + "));
}

QString plainToolTip(const QString& text)
{
    // Qt reads a tooltip as markup if it looks like it, and as it stands if not.
    const QString shown = shownText(text);
    return Qt::mightBeRichText(shown)
        ? QStringLiteral("<p style='white-space: pre-wrap'>%1</p>").arg(shown.toHtmlEscaped())
        : shown;
}

QString shownText(const QString& text)
{
    return typeset::shownText(text);
}

} // namespace spyhop::ui
