// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace spyhop::base {
namespace {

constexpr qint64 nanoPerUnit = 1'000'000'000;
constexpr int maximumDecimals = 9;

qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

} // namespace

Expected<Money> Money::parse(QStringView text, const QString& fallbackCurrency)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*(\\d{1,9})(?:\\.(\\d{1,9}))?\\s*([A-Za-z]{3})?\\s*$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch()) {
        return failure(ErrorCode::Usage,
            QCoreApplication::translate("Money", "“%1” is not an amount. Write it like 5.00 or 5.00USD.").arg(text));
    }
    const QString fraction = match.captured(2).leftJustified(maximumDecimals, u'0');
    const qint64 nano = match.captured(1).toLongLong() * nanoPerUnit + fraction.toLongLong();
    const QString currency = match.captured(3).toUpper();
    return Money(nano, currency.isEmpty() ? fallbackCurrency : currency);
}

QString Money::amount(int decimals) const
{
    Q_ASSERT(decimals >= 0 && decimals <= maximumDecimals);
    const qint64 step = powerOfTen(maximumDecimals - decimals);
    const bool negative = m_nano < 0;
    const qint64 magnitude = negative ? -m_nano : m_nano;
    const qint64 rounded = (magnitude + step / 2) / step;
    const qint64 scale = powerOfTen(decimals);
    QString text = QString::number(rounded / scale);
    if (decimals > 0)
        text += u'.' + QString::number(rounded % scale).rightJustified(decimals, u'0');
    return negative && rounded != 0 ? u'-' + text : text;
}

QString Money::exactAmount() const
{
    QString text = amount(maximumDecimals);
    while (text.endsWith(u'0') && text.size() - text.indexOf(u'.') > 3)
        text.chop(1);
    return text;
}

QString Money::display() const
{
    const qint64 magnitude = m_nano < 0 ? -m_nano : m_nano;
    int decimals = magnitude < nanoPerUnit ? 4 : 2;
    // What is there never reads as nothing: its first digit is shown.
    for (qint64 least = nanoPerUnit / powerOfTen(4); decimals >= 4 && magnitude < least; least /= 10)
        ++decimals;
    const QString digits = m_nano == 0 ? QStringLiteral("0") : amount(decimals);
    if (m_currency == u"CNY")
        return u'¥' + digits;
    if (m_currency == u"USD")
        return u'$' + digits;
    return m_currency.isEmpty() ? digits : digits + u' ' + m_currency;
}

Money& Money::operator+=(const Money& other)
{
    if (m_currency.isEmpty())
        m_currency = other.m_currency;
    Q_ASSERT_X(other.m_currency.isEmpty() || other.m_currency == m_currency, "Money", "currencies differ");
    m_nano += other.m_nano;
    return *this;
}

} // namespace spyhop::base
