// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/mathscan.h"

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace spyhop::text {

//! \brief What md4c must not look into travels through it as a word of its own: two noncharacters around a number. A
//! joint is one noncharacter, or one and a space or a bracket. Source and scan live longer.
class SpanTokens {
public:
    SpanTokens(QStringView source, const MathScan& scan)
        : m_source(source)
        , m_spans(scan.spans)
        , m_joints(scan.joints)
        , m_hasTokens(!scan.spans.isEmpty() || !scan.joints.isEmpty())
    {
    }
    static constexpr QChar open = QChar(0xFDD0), close = QChar(0xFDD1), letter = QChar(0xFDD2), opening = QChar(0xFDD3),
                           closing = QChar(0xFDD4), linkBegin = QChar(0xFDD5), webLinkBegin = QChar(0xFDD6),
                           linkEnd = QChar(0xFDD7);

    //! Whether any character is one that tokens are made of.
    [[nodiscard]] static bool hasSigns(QStringView text);
    //! Whether the source is not what md4c may read: it has spans, joints, or signs of tokens that are none.
    [[nodiscard]] bool areNeeded() const { return m_hasTokens || hasSigns(m_source); }
    //! The source with a token in place of each span and at each joint.
    [[nodiscard]] QString tokenized() const;
    [[nodiscard]] bool isIn(const QString& text) const { return m_hasTokens && hasSigns(text); }
    //! A text without its joints.
    [[nodiscard]] static QString withoutJoints(const QString& text);
    //! An address, with the "http://" that a joint gave it.
    [[nodiscard]] QString restoredAddress(const QString& address) const;
    //! The span that the token at a place of a text stands for, and where the token ends; null: it is none.
    [[nodiscard]] const ProtectedSpan* at(const QString& text, qsizetype place, qsizetype* end) const;
    //! The spans' text in place of their tokens.
    [[nodiscard]] QString restored(const QString& text) const;
    //! The source's own characters in place of tokens.
    [[nodiscard]] QString asWritten(const QString& text) const;

private:
    template <typename Written>
    [[nodiscard]] QString replaced(const QString& joined, Written written) const;

    QStringView m_source;
    const QList<ProtectedSpan>& m_spans;
    const QList<Joint>& m_joints;
    bool m_hasTokens;
};

} // namespace spyhop::text
