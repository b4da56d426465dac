// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/gatelooking.h"

#include <QtCore/QCryptographicHash>
#include <algorithm>
#include <atomic>
#include <utility>

namespace spyhop::admin {

//! \brief Looks through texts and keeps what it found in attachments. Owner: GateLooking. Thread: its worker, one
//! question at a time; `stop` and `searched`: any.
class GateLooking::Search {
public:
    [[nodiscard]] GateLook look(const Question& question)
    {
        QList<policy::SearchedText> texts{fresh(question.text)};
        if (question.rules.isOff())
            return GateAdmin::lookAt(texts, question.rules);
        QList<Kept> kept;
        for (const model::Attachment& attachment : question.attachments) {
            texts.append(fresh(attachment.name));
            kept.append(keptOf(attachment.text));
            texts.append(kept.last().searched);
        }
        m_kept = kept; // what goes along no longer is forgotten
        return GateAdmin::lookAt(texts, question.rules);
    }

    std::atomic<bool> stop = false;
    std::atomic<int> searched = 0;

private:
    struct Kept {
        policy::SearchedText searched;
        QByteArray digest;
    };
    [[nodiscard]] policy::SearchedText fresh(const QString& text) const
    {
        return {text, policy::findSensitive(text, stop)};
    }
    [[nodiscard]] Kept keptOf(const QString& text)
    {
        // The very same characters in memory: nobody else can write into what is kept here.
        auto known = std::find_if(m_kept.cbegin(), m_kept.cend(), [&text](const Kept& kept) {
            return kept.searched.text.constData() == text.constData() && kept.searched.text.size() == text.size();
        });
        if (known != m_kept.cend())
            return *known;
        const QByteArray digest = digestOf(text);
        known = std::find_if(
            m_kept.cbegin(), m_kept.cend(), [&digest](const Kept& kept) { return kept.digest == digest; });
        if (known != m_kept.cend())
            return {{text, known->searched.found}, digest};
        ++searched;
        return {fresh(text), digest};
    }
    [[nodiscard]] QByteArray digestOf(const QString& text) const
    {
        constexpr qsizetype step = 1'000'000; // characters: some milliseconds
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (qsizetype from = 0; from < text.size() && !stop; from += step) {
            const QStringView part = QStringView(text).sliced(from, std::min(step, text.size() - from));
            hash.addData(QByteArrayView(reinterpret_cast<const char*>(part.utf16()), part.size() * 2));
        }
        return hash.result();
    }

    QList<Kept> m_kept; //!< of the attachments of the last question
};

GateLooking::GateLooking(const GateAdmin& gate)
    : m_gate(gate)
    , m_search(std::make_unique<Search>())
{
    m_worker.setMaxThreadCount(1);
}

GateLooking::~GateLooking()
{
    m_search->stop = true;
    m_worker.waitForDone();
}

int GateLooking::searched() const
{
    return m_search->searched;
}

void GateLooking::look(const QString& text, const QList<model::Attachment>& attachments)
{
    ++m_asked;
    const Question question{text, attachments, m_gate.rules()};
    if (m_isBusy)
        m_next = question;
    else
        begin(question);
}

void GateLooking::drop()
{
    ++m_asked;
    m_next.reset();
}

void GateLooking::begin(const Question& question)
{
    m_isBusy = true;
    m_worker.start([this, question, asked = m_asked] {
        const GateLook look = m_search->look(question);
        QMetaObject::invokeMethod(
            this, [this, asked, look] { done(asked, look); }, Qt::QueuedConnection);
    });
}

void GateLooking::done(int asked, const GateLook& look)
{
    m_isBusy = false;
    if (const auto next = std::exchange(m_next, std::nullopt))
        begin(*next);
    if (asked == m_asked)
        Q_EMIT looked(look);
}

GateLook lookAt(const model::ChatRequest& request, const model::GateRules& rules)
{
    GateLook look;
    if (rules.isOff())
        return look;
    const policy::Mask mask = policy::Mask::of(policy::textsOf(request), rules);
    look.found = mask.counts();
    look.blocked = mask.isBlocked();
    return look;
}

} // namespace spyhop::admin
