// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/accessibletranscript.h"

#include "ui/chat/accessiblepart.h"
#include "ui/chat/transcriptview.h"

namespace spyhop::ui {

size_t qHash(const AccessiblePart& part, size_t seed)
{
    return qHashMulti(
        seed, static_cast<int>(part.kind), part.message, static_cast<int>(part.section), part.block, part.child);
}

AccessibleTranscript::AccessibleTranscript(TranscriptView* view)
    : QAccessibleWidget(view, QAccessible::Document)
    , m_view(view)
{
    view->setAccessible(this);
}

AccessibleTranscript::~AccessibleTranscript()
{
    forgetParts();
    if (m_view)
        m_view->setAccessible(nullptr);
}

TranscriptView* AccessibleTranscript::view() const
{
    return m_view;
}

QAccessibleInterface* AccessibleTranscript::part(const AccessiblePart& part) const
{
    if (const auto known = m_parts.constFind(part); known != m_parts.constEnd()) {
        if (QAccessibleInterface* there = QAccessible::accessibleInterface(*known))
            return there;
    }
    auto* made = new AccessiblePartInterface(view(), part);
    m_parts.insert(part, QAccessible::registerAccessibleInterface(made));
    return made;
}

void AccessibleTranscript::forgetParts()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
    m_parts.clear();
}

int AccessibleTranscript::childCount() const
{
    // Messages, the live region, then the widgets there are.
    return view()->messageCount() + 1 + QAccessibleWidget::childCount();
}

QAccessibleInterface* AccessibleTranscript::child(int index) const
{
    const int messages = view()->messageCount();
    if (index < 0)
        return nullptr;
    if (index < messages)
        return part(AccessiblePart{AccessiblePart::Kind::Message, index});
    if (index == messages)
        return part(AccessiblePart{AccessiblePart::Kind::Announcement, -1});
    return QAccessibleWidget::child(index - messages - 1);
}

int AccessibleTranscript::indexOfChild(const QAccessibleInterface* child) const
{
    if (const auto* own = dynamic_cast<const AccessiblePartInterface*>(child)) {
        return own->part().kind == AccessiblePart::Kind::Announcement ? view()->messageCount() : own->part().message;
    }
    const int index = QAccessibleWidget::indexOfChild(child);
    return index < 0 ? index : index + view()->messageCount() + 1;
}

QAccessibleInterface* AccessibleTranscript::childAt(int x, int y) const
{
    for (int i = 0; i < view()->messageCount(); ++i) {
        QAccessibleInterface* message = child(i);
        if (message->rect().contains(x, y))
            return message;
    }
    return QAccessibleWidget::childAt(x, y);
}

void AccessibleTranscript::announce(const QString& text)
{
    m_announcement = text;
    QAccessibleInterface* region = part(AccessiblePart{AccessiblePart::Kind::Announcement, -1});
    QAccessibleEvent name(region, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
    QAccessibleEvent alert(region, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void installTranscriptAccessibility()
{
    static bool isInstalled = false;
    if (std::exchange(isInstalled, true))
        return;
    QAccessible::installFactory([](const QString&, QObject* object) -> QAccessibleInterface* {
        auto* view = qobject_cast<TranscriptView*>(object);
        return view != nullptr ? new AccessibleTranscript(view) : nullptr;
    });
}

} // namespace spyhop::ui
