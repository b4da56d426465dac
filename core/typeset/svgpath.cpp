// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/svgpath.h"

namespace spyhop::typeset {

namespace {

class PathReader {
public:
    explicit PathReader(QStringView d)
        : m_d(d)
    {
        m_path.setFillRule(Qt::WindingFill);
    }
    QPainterPath read();

private:
    void skipSeparators()
    {
        while (m_at < m_d.size() && (m_d[m_at].isSpace() || m_d[m_at] == u','))
            ++m_at;
    }
    qreal number();
    QPointF point()
    {
        const qreal x = number();
        const qreal y = number();
        return m_relative ? m_current + QPointF(x, y) : QPointF(x, y);
    }
    bool step(char16_t command);
    void lineTo(const QPointF& to)
    {
        m_path.lineTo(to);
        m_current = to;
    }
    void cubicTo(const QPointF& control)
    {
        const QPointF second = point();
        const QPointF to = point();
        m_path.cubicTo(control, second, to);
        m_control = second;
        m_current = to;
    }
    void quadTo(const QPointF& control)
    {
        const QPointF to = point();
        m_path.quadTo(control, to);
        m_control = control;
        m_current = to;
    }

    QStringView m_d;
    qsizetype m_at = 0;
    bool m_relative = false;
    char16_t m_last = 0;
    QPointF m_current, m_control, m_start;
    QPainterPath m_path;
};

qreal PathReader::number()
{
    skipSeparators();
    const qsizetype from = m_at;
    if (m_at < m_d.size() && (m_d[m_at] == u'-' || m_d[m_at] == u'+'))
        ++m_at;
    bool hasPoint = false;
    while (m_at < m_d.size() && (m_d[m_at].isDigit() || (m_d[m_at] == u'.' && !hasPoint))) {
        hasPoint = hasPoint || m_d[m_at] == u'.';
        ++m_at;
    }
    return m_d.mid(from, m_at - from).toDouble();
}

bool PathReader::step(char16_t command)
{
    // The reflected control point, if the command before was of the same kind.
    const auto reflected
        = [this](char16_t a, char16_t b) { return m_last == a || m_last == b ? 2 * m_current - m_control : m_current; };
    switch (command) {
    case u'M':
        m_current = point();
        m_path.moveTo(m_current);
        m_start = m_current;
        return true;
    case u'L':
        lineTo(point());
        return true;
    case u'H': {
        const qreal x = number();
        lineTo(QPointF(m_relative ? m_current.x() + x : x, m_current.y()));
        return true;
    }
    case u'V': {
        const qreal y = number();
        lineTo(QPointF(m_current.x(), m_relative ? m_current.y() + y : y));
        return true;
    }
    case u'C':
        cubicTo(point());
        return true;
    case u'S':
        cubicTo(reflected(u'C', u'S'));
        return true;
    case u'Q':
        quadTo(point());
        return true;
    case u'T':
        quadTo(reflected(u'Q', u'T'));
        return true;
    case u'Z':
        m_path.closeSubpath();
        m_current = m_start;
        return true;
    default:
        return false;
    }
}

QPainterPath PathReader::read()
{
    char16_t command = 0;
    for (skipSeparators(); m_at < m_d.size(); skipSeparators()) {
        const qsizetype before = m_at;
        const bool isNew = m_d[m_at].isLetter();
        if (isNew) {
            command = m_d[m_at].toUpper().unicode();
            m_relative = m_d[m_at].isLower();
            ++m_at;
        } else if (command == u'M') {
            command = u'L'; // more points after a move are lines
        } else if (command == u'Z') {
            break;
        }
        if (!step(command) || m_at == before)
            break;
        m_last = command;
    }
    return m_path;
}

} // namespace

QPainterPath svgPath(QStringView d)
{
    return PathReader(d).read();
}

} // namespace spyhop::typeset
