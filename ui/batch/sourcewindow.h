// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/proofs.h"
#include "core/batch/quotefinder.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <optional>

namespace spyhop::ui {

//! \brief The part of a source that a side panel shows: all of it, or, of a long one, so many characters around the
//! quote that was chosen last. A value. Offsets are UTF-16 units; a line end is one.
class SourceWindow {
public:
    //! Characters shown; more is not read in a side panel, and takes long to lay out.
    static constexpr qsizetype shown = 200'000;

    SourceWindow() = default;
    explicit SourceWindow(const batch::Source& source);

    [[nodiscard]] bool isCut() const { return m_source.text.size() > shown; }
    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype end() const { return m_begin + text().size(); }
    [[nodiscard]] qsizetype size() const { return m_source.text.size(); }
    [[nodiscard]] QString text() const { return m_source.text.mid(m_begin, shown); }

    //! Moves to where the quote stands, if that is not shown. True: text() is another now.
    bool moveTo(const model::Proof& proof);
    //! Where the found quotes stand in text(), one entry for each proof; nothing: not in what is shown.
    [[nodiscard]] QList<std::optional<batch::Span>> spans(const QList<model::Proof>& proofs) const;

private:
    [[nodiscard]] std::optional<batch::Span> placeOf(const model::Proof& proof);
    [[nodiscard]] std::optional<batch::Span> find(const QString& quote, qsizetype from, qsizetype to) const;
    [[nodiscard]] std::optional<batch::Span> withinShown(const batch::Span& span) const;

    batch::Source m_source;
    qsizetype m_begin = 0;
    QHash<QString, std::optional<batch::Span>> m_places; //!< of quotes looked for in all of it, by place and words
};

} // namespace spyhop::ui
