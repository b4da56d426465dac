// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/privacygate.h"
#include "core/policy/sensitive.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::policy {

//! A text with what findSensitive() finds in it.
struct SearchedText {
    QString text;
    QList<SensitiveSpan> found;
};

//! \brief Placeholders for what was found, and the way back. A value.
//!
//! The same find has the same placeholder throughout, such as "[EMAIL_1]"; a name that stands in the text already is
//! never given out, so unmask(mask(x)) is x.
class Mask {
public:
    //! Masks every kind that the rules mask, in all of the texts together.
    [[nodiscard]] static Mask of(const QStringList& texts, const model::GateRules& rules);
    [[nodiscard]] static Mask of(const QList<SearchedText>& texts, const model::GateRules& rules);
    //! As the one whose originals() these were, kept for an answer that comes later.
    [[nodiscard]] static Mask fromOriginals(const QHash<QString, QString>& originals);

    [[nodiscard]] QString mask(const QString& text) const;
    //! Also where a model has escaped the underscore, as Markdown has it.
    [[nodiscard]] QString unmask(const QString& text) const;
    [[nodiscard]] bool isEmpty() const { return m_placeholders.isEmpty(); }
    //! What each placeholder stands for.
    [[nodiscard]] const QHash<QString, QString>& originals() const { return m_originals; }
    //! Of each kind that the rules do something about, how many there are.
    [[nodiscard]] const QList<model::SensitiveCount>& counts() const { return m_counts; }
    //! The rules stop at this one.
    [[nodiscard]] bool isBlocked() const;
    //! Characters of the longest thing that unmask() looks for.
    [[nodiscard]] qsizetype longestPlaceholder() const { return m_longest; }

private:
    QHash<QString, QString> m_placeholders; //!< what was found → what stands for it
    QHash<QString, QString> m_originals; //!< the other way round
    QList<model::SensitiveCount> m_counts;
    model::GateRules m_rules;
    qsizetype m_longest = 0;
};

//! \brief Unmasks a text that comes in pieces, wherever they part it. Owner: whoever reads the stream.
class Unmasker {
public:
    explicit Unmasker(const Mask& mask)
        : m_mask(mask)
    {
    }
    //! What can be said for certain; the rest waits for the next piece.
    [[nodiscard]] QString take(const QString& piece);
    //! The text has ended: what is left.
    [[nodiscard]] QString flush();

private:
    Mask m_mask;
    QString m_held; //!< may be the beginning of a placeholder
};

//! Everything of a request that a person or a file wrote.
[[nodiscard]] QStringList textsOf(const model::ChatRequest& request);
//! The request with placeholders in all of them.
[[nodiscard]] model::ChatRequest masked(const model::ChatRequest& request, const Mask& mask);

} // namespace spyhop::policy
