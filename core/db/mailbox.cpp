// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/mailbox.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace spyhop::db {
namespace {

QEvent::Type lettersType()
{
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
}

class LettersEvent final : public QEvent {
public:
    explicit LettersEvent(std::vector<Letter> content)
        : QEvent(lettersType())
        , letters(std::move(content))
    {
    }
    std::vector<Letter> letters;
};

} // namespace

quint64 Mailbox::expect(QObject* ticket)
{
    m_waiting.insert(++m_last, ticket);
    return m_last;
}

void Mailbox::post(std::vector<Letter> letters)
{
    if (!letters.empty())
        QCoreApplication::postEvent(this, new LettersEvent(std::move(letters)));
}

bool Mailbox::event(QEvent* event)
{
    if (event->type() != lettersType())
        return QObject::event(event);
    const std::vector<Letter> letters = std::move(static_cast<LettersEvent*>(event)->letters);
    const QPointer<Mailbox> self(this);
    for (const Letter& letter : letters) {
        const QPointer<QObject> ticket = m_waiting.take(letter.ticket);
        if (auto* const write = qobject_cast<WriteTicket*>(ticket.data())) {
            const base::Status status = letter.result ? base::Status() : base::failure(letter.result.error());
            Q_EMIT write->done(status);
        } else if (auto* const read = qobject_cast<ReadTicket*>(ticket.data())) {
            Q_EMIT read->done(letter.result);
        }
        if (!self)
            return true;
    }
    return true;
}

} // namespace spyhop::db
