// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/messageaction.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtWidgets/QAccessibleWidget>

namespace spyhop::ui {

class TranscriptView;

//! A part of a transcript that assistive technology sees. Valid as long as the message is there.
struct AccessiblePart {
    enum class Kind { Message, Fold, Block, Child, Announcement };
    Kind kind = Kind::Message;
    int message = -1;
    MessageSection section = MessageSection::Body;
    qsizetype block = -1; //!< of the section
    int child = -1; //!< of the block: a list's item, a table's cell, a paragraph's link
    auto operator<=>(const AccessiblePart&) const = default;
};
[[nodiscard]] size_t qHash(const AccessiblePart& part, size_t seed = 0);

//! \brief The transcript for assistive technology: messages, in them blocks in reading order, in those items, cells and
//! links; and a live region that says what a stream brings. Made by Qt when it is asked for. Thread: main.
class AccessibleTranscript : public QAccessibleWidget {
public:
    explicit AccessibleTranscript(TranscriptView* view);
    ~AccessibleTranscript() override;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] TranscriptView* view() const;
    //! The interface of a part, the same as long as the chat stays.
    [[nodiscard]] QAccessibleInterface* part(const AccessiblePart& part) const;
    //! Other messages: the parts are no more.
    void forgetParts();
    [[nodiscard]] const QString& announcement() const { return m_announcement; }
    //! Says something without taking the focus.
    void announce(const QString& text);

private:
    QPointer<TranscriptView> m_view;
    mutable QHash<AccessiblePart, QAccessible::Id> m_parts;
    QString m_announcement;
};

//! Qt is told once how a TranscriptView's interface is made.
void installTranscriptAccessibility();

} // namespace spyhop::ui
