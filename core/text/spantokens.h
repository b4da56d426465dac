// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/mathscan.h"

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace spyhop::text {

//! \brief What md4c must not look into travels through it as a word of its own: two noncharacters around a number.
//! Source and spans live longer.
class SpanTokens {
public:
    SpanTokens(QStringView source, const QList<ProtectedSpan>& spans)
        : m_source(source)
        , m_spans(spans)
    {
    }
    static constexpr QChar open = QChar(0xFDD0), close = QChar(0xFDD1);

    //! Whether the source is not what md4c may read: it has spans, or signs of tokens that are none.
    [[nodiscard]] bool areNeeded() const
    {
        return !m_spans.isEmpty() || m_source.contains(open) || m_source.contains(close);
    }
    //! The source with a token in place of each span.
    [[nodiscard]] QString tokenized() const;
    [[nodiscard]] bool isIn(const QString& text) const { return !m_spans.isEmpty() && text.contains(open); }
    //! The span that the token at a place of a text stands for, and where the token ends; null: it is none.
    [[nodiscard]] const ProtectedSpan* at(const QString& text, qsizetype place, qsizetype* end) const;
    //! The spans' text in place of their tokens.
    [[nodiscard]] QString restored(const QString& text) const;
    //! The source's own characters in place of tokens.
    [[nodiscard]] QString asWritten(const QString& text) const;

private:
    template <typename Written>
    [[nodiscard]] QString replaced(const QString& text, Written written) const;

    QStringView m_source;
    const QList<ProtectedSpan>& m_spans;
};

} // namespace spyhop::text
