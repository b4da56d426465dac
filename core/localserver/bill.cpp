// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/bill.h"

#include <QtCore/QHash>
#include <algorithm>

namespace spyhop::localserver {
namespace {

constexpr qsizetype blockBytes = 256; // of a request's body: about 64 tokens

int tokensOf(const QString& text)
{
    const auto han = std::count_if(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    return estimatedTokens(text.size(), han);
}

} // namespace

int Bill::cacheHits(const QByteArray& body, int promptTokens)
{
    int hits = 0;
    bool isKnown = true;
    size_t beginning = 0;
    for (qsizetype at = 0; at + blockBytes <= body.size(); at += blockBytes) {
        beginning = qHash(QByteArrayView(body).sliced(at, blockBytes), beginning);
        isKnown = isKnown && m_beginnings.contains(beginning);
        hits += isKnown ? blockTokens : 0;
        if (m_beginnings.size() < mostCharges)
            m_beginnings.insert(beginning);
    }
    return std::min(hits, promptTokens);
}

void Bill::add(const Charge& charge)
{
    if (m_charges.size() == mostCharges)
        m_charges.removeFirst();
    m_charges.append(charge);
}

int tokensSent(const ChatAnswer& answer, const ScriptLine& line)
{
    const QStringList pieces = answerPieces(answer.text);
    qsizetype next = 0;
    QString text;
    for (const ScriptStep& step : line.steps) {
        if (step.kind == ScriptStep::Kind::Rest)
            return answer.completionTokens;
        if (step.kind == ScriptStep::Kind::Text || step.kind == ScriptStep::Kind::Think)
            text += QString::fromUtf8(step.text);
        for (int i = 0; step.kind == ScriptStep::Kind::Token && i < step.count && next < pieces.size(); ++i)
            text += pieces.at(next++);
    }
    return tokensOf(text);
}

} // namespace spyhop::localserver
