// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/contextwindow.h"

#include "core/chat/numbers.h"

#include <algorithm>
#include <cmath>

namespace spyhop::chat {
namespace {

//! The history as turns: each begins with a message of the person's and ends before the next one.
QList<QList<WeighedMessage>> turnsOf(const QList<WeighedMessage>& history)
{
    QList<QList<WeighedMessage>> turns;
    for (const WeighedMessage& message : history) {
        if (turns.isEmpty() || message.role == model::Role::User)
            turns.append(QList<WeighedMessage>());
        turns.last().append(message);
    }
    return turns;
}

//! What messages weigh together (estimated tokens); each that goes is taken off, so that a long chat is walked once.
struct Weights {
    explicit Weights(const QList<WeighedMessage>& messages)
    {
        for (const WeighedMessage& message : messages) {
            history += message.text + numbers::tokensOfFrame;
            attachments += message.attachments;
        }
    }
    void takeOff(const WeighedMessage& message)
    {
        history -= message.text + numbers::tokensOfFrame;
        attachments -= message.attachments;
    }
    qint64 history = 0, attachments = 0;
};

class Weighing {
public:
    explicit Weighing(const ContextGrounds& grounds)
        : m_grounds(grounds)
    {
        if (grounds.context) {
            m_window.room = std::max<qint64>(0, *grounds.context - grounds.answer);
            m_window.doubt = static_cast<qint64>(static_cast<double>(*m_window.room) * grounds.spread);
            m_window.leastShare = std::max(0.0, 1.0 - grounds.spread * numbers::certainDoubts);
        }
        m_history = grounds.history;
        for (WeighedMessage& message : m_history) {
            if (grounds.takesPictures || message.pictures == 0)
                continue;
            message.attachments -= message.pictures;
            m_window.pictureless.append(message.id);
        }
        m_window.all = m_window.sent = sharesOf(Weights(m_history), grounds.system);
    }

    ContextWindow window()
    {
        const QList<WeighedMessage>& history = m_history;
        switch (m_grounds.overflow) {
        case model::Overflow::Ask:
        case model::Overflow::Refuse:
            break;
        case model::Overflow::LeaveOutOldest:
            leaveOutOldest(history);
            break;
        case model::Overflow::LeaveOutAttachments:
            leaveOutAttachments(history);
            break;
        case model::Overflow::Summarise:
            summarise(history);
            break;
        }
        return m_window;
    }

private:
    [[nodiscard]] qint64 counted(qint64 estimated) const
    {
        return static_cast<qint64>(std::ceil(static_cast<double>(estimated) * m_grounds.factor));
    }

    [[nodiscard]] ContextShares sharesOf(const Weights& weights, qint64 system) const
    {
        ContextShares shares;
        shares.system = counted(system > 0 ? system + numbers::tokensOfFrame : 0) + m_grounds.overhead;
        shares.history = counted(weights.history);
        shares.attachments = counted(weights.attachments + m_grounds.questionAttachments);
        shares.question = counted(m_grounds.question + numbers::tokensOfFrame);
        return shares;
    }

    void leaveOutOldest(const QList<WeighedMessage>& history)
    {
        Weights rest(history);
        for (qsizetype next = 0; !m_window.fits() && next < history.size();) {
            // A turn at a time: an answer without its question is of no use to the model.
            do {
                rest.takeOff(history[next]);
                m_window.leftOut.append(history[next++].id);
            } while (next < history.size() && history[next].role != model::Role::User);
            m_window.sent = sharesOf(rest, m_grounds.system);
        }
        if (!m_window.fits()) { // even alone the question is too long: then nothing is gained by forgetting the rest
            m_window.leftOut.clear();
            m_window.sent = m_window.all;
        }
    }

    void leaveOutAttachments(const QList<WeighedMessage>& history)
    {
        Weights rest(history);
        for (const WeighedMessage& message : history) {
            if (m_window.fits())
                return;
            if (message.attachments == 0)
                continue;
            rest.attachments -= message.attachments;
            m_window.bare.append(message.id);
            m_window.sent = sharesOf(rest, m_grounds.system);
        }
        if (!m_window.fits()) {
            m_window.bare.clear();
            m_window.sent = m_window.all;
        }
    }

    void summarise(QList<WeighedMessage> history)
    {
        if (!m_window.overflows())
            return; // as long as everything fits, everything travels
        qint64 system = m_grounds.system;
        const auto last = std::find_if(history.cbegin(), history.cend(),
            [this](const WeighedMessage& message) { return message.id == m_grounds.digestUpTo; });
        if (last != history.cend()) {
            for (auto message = history.cbegin(); message <= last; ++message)
                m_window.summarised.append(message->id);
            history.erase(history.cbegin(), last + 1);
            system += m_grounds.digest + numbers::tokensOfFrame;
            m_window.sent = sharesOf(Weights(history), system);
        }
        if (m_window.fits())
            return;
        // What is younger stays word for word, as long as it leaves half of the room free: the next turns come soon.
        const qint64 wanted = *m_window.room / 2;
        const QList<QList<WeighedMessage>> turns = turnsOf(history);
        Weights rest(history);
        for (const QList<WeighedMessage>& turn : turns) {
            if (sharesOf(rest, system + numbers::digestTokens).total() <= wanted)
                break;
            for (const WeighedMessage& message : turn) {
                m_window.toSummarise.append(message.id);
                rest.takeOff(message);
            }
        }
        // If not even that would make it fit, summarising would be work for nothing.
        if (sharesOf(rest, system + numbers::digestTokens).total() > *m_window.room)
            m_window.toSummarise.clear();
    }

    const ContextGrounds& m_grounds;
    QList<WeighedMessage> m_history; //!< without pictures that the model does not take
    ContextWindow m_window;
};

} // namespace

ContextWindow contextWindow(const ContextGrounds& grounds)
{
    ContextWindow window = Weighing(grounds).window();
    if (!window.isRefused())
        return window;
    ContextGrounds other = grounds;
    for (const model::Overflow way :
        {model::Overflow::LeaveOutOldest, model::Overflow::Summarise, model::Overflow::LeaveOutAttachments}) {
        if (way == grounds.overflow)
            continue;
        other.overflow = way;
        const ContextWindow then = Weighing(other).window();
        if (then.fits() || !then.toSummarise.isEmpty())
            window.waysOut.append(way);
    }
    return window;
}

} // namespace spyhop::chat
