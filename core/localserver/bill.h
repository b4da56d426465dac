// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localserver/chatanswer.h"
#include "core/localserver/script.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QSet>

namespace spyhop::localserver {

//! What one reply would have cost with a provider. A value.
struct Charge {
    QDateTime at; //!< UTC: when its answer ends, as providers reckon
    QString model;
    int promptTokens = 0;
    int cacheHitTokens = 0; //!< of these: the beginning of an earlier prompt
    int completionTokens = 0; //!< as were written; of a reply in one go that broke off fewer were sent
    bool inFile = false; //!< a line of a file batch, which costs a part
};

//! \brief What a provider would write on its bill: every answer that began, a repeated or a broken one too,
//! and every request of left work that was answered; no refusal.
class Bill {
public:
    static constexpr qsizetype mostCharges = 100'000; //!< kept; beyond, the oldest go
    static constexpr int blockTokens = 64; //!< a prompt cache counts in blocks (DeepSeek: 64 tokens)

    //! Of the prompt's tokens, those that an earlier prompt began with; remembers this one.
    [[nodiscard]] int cacheHits(const QByteArray& body, int promptTokens);
    void add(const Charge& charge);
    [[nodiscard]] const QList<Charge>& charges() const { return m_charges; }

private:
    QList<Charge> m_charges;
    QSet<size_t> m_beginnings;
};

//! How many tokens of an answer a scripted reply writes. Of one that comes in one go less may be sent.
[[nodiscard]] int tokensSent(const ChatAnswer& answer, const ScriptLine& line);

} // namespace spyhop::localserver
