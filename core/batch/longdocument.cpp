// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/longdocument.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"
#include "core/model/pricing.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::batch {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Batch)
};

// What is said to the model is English: it is read by models.
QString partHead(qsizetype part, qsizetype count, const QString& places)
{
    const QString where = places.isEmpty() ? QString() : QStringLiteral(": ") + places;
    return QStringLiteral("[Part %1 of %2 of the document%3]\n").arg(part + 1).arg(count).arg(where);
}

} // namespace

bool Room::fits(qint64 estimatedTokens) const
{
    return context == 0
        || static_cast<double>(estimatedTokens) * margin + static_cast<double>(answer) <= static_cast<double>(context);
}

qint64 Room::leftBeside(qint64 estimatedTokens) const
{
    return static_cast<qint64>(static_cast<double>(context - answer) / margin) - estimatedTokens;
}

LongDocument::LongDocument(const model::BatchSpec& spec, const QString& name, const Source& source, const Room& room)
    : m_way(spec.longDocuments)
    , m_prompt(spec.prompt)
    , m_name(name)
    , m_room(room)
    , m_columns(!spec.columns.isEmpty())
{
    constexpr qsizetype probed = 1'000; // characters
    const QString probe(probed, u'x');
    const auto weight
        = [this](const QString& text) { return model::estimateTokens(question(text).value_or(m_prompt)); };
    m_question = weight(QString());
    m_repeats = std::max<qint64>(1, (weight(probe) - m_question) / model::estimateTokens(probe));
    m_around = promptOverhead;
    const model::ChatRequest bare = requestFor(spec, {}, QString());
    for (const model::Message& message : bare.messages)
        m_around += model::estimateTokens(message.text);
    if (leftForText() < leastPartTokens)
        return;
    begin(source);
    const QLocale locale;
    for (qsizetype part = 0; part < m_chunks.size(); ++part) {
        const Chunk& chunk = m_chunks.at(part);
        QString receipt = Words::tr("part %1 of %2: %3 characters")
                              .arg(part + 1)
                              .arg(m_chunks.size())
                              .arg(locale.toString(chunk.length));
        if (!chunk.places.isEmpty())
            receipt += QStringLiteral(", ") + chunk.places;
        m_receipts.append(receipt);
    }
}

base::Expected<LongDocument> LongDocument::of(
    const model::BatchSpec& spec, const QString& name, const Source& source, const Room& room)
{
    LongDocument document(spec, name, source, room);
    if (document.leftForText() < leastPartTokens) {
        return base::failure(base::ErrorCode::Usage,
            Words::tr("The question alone fills the model's context of %1 tokens.").arg(room.context));
    }
    return document;
}

//! Estimated tokens that a part may have.
qint64 LongDocument::leftForText() const
{
    return m_room.leftBeside(m_question + m_around) / m_repeats;
}

void LongDocument::begin(const Source& source)
{
    m_source = source;
    m_answers.clear();
    m_chunks = chunksOf(source, leftForText());
}

QString LongDocument::joined() const
{
    QString text;
    for (qsizetype part = 0; part < m_answers.size(); ++part) {
        text += partHead(part, m_answers.size(), m_chunks.at(part).places) + m_answers.at(part).trimmed()
            + QStringLiteral("\n\n");
    }
    return text;
}

base::Expected<QString> LongDocument::question(const QString& text) const
{
    return documentPrompt(m_prompt, m_name, text);
}

QString LongDocument::partPrompt(qsizetype part) const
{
    const Chunk& chunk = m_chunks.at(part);
    const QString head = partHead(part, m_chunks.size(), chunk.places);
    return head + m_source.text.sliced(chunk.begin, chunk.length);
}

base::Expected<LongDocument::Ask> LongDocument::next() const
{
    const bool summarises = m_way == model::LongDocuments::Summarise;
    if (m_answers.size() < m_chunks.size()) {
        const QString part = partPrompt(m_answers.size());
        if (m_round > 0 || summarises) {
            // The question is shown as it is written, so that the summary keeps what it needs.
            return Ask{QStringLiteral("Shorten the text below to at most a third. This will be asked of it later:\n"
                                      "<question>\n%1\n</question>\nKeep all that bears on it: names, numbers, dates, "
                                      "terms, and passages worth quoting word for word. Answer with the shortened text "
                                      "alone.\n\n")
                           .arg(m_prompt)
                    + part,
                false, false};
        }
        const auto prompt = question(part);
        if (!prompt)
            return base::failure(prompt.error());
        return Ask{*prompt, false, true};
    }
    const QString parts = joined();
    const QString together = summarises
        ? QStringLiteral("[The document was too long for one question. These are its parts, shortened.]\n") + parts
        : QStringLiteral("[The document was too long for one question, so each of its parts was asked. These are the "
                         "answers, in the parts' order. Bring them together into one answer for the whole document; "
                         "what no part says is not said.]\n")
            + parts;
    const auto prompt = question(together);
    if (!prompt)
        return base::failure(prompt.error());
    if (m_room.fits(model::estimateTokens(*prompt) + m_around))
        return Ask{*prompt, true, true};
    if (m_round + 1 >= mostRounds) {
        return base::failure(base::ErrorCode::Unreadable,
            Words::tr("The document is longer than the model's context of %1 tokens, and what its parts came to is so "
                      "as well.")
                .arg(m_room.context));
    }
    LongDocument further = *this;
    ++further.m_round;
    Source source;
    source.text = parts;
    further.begin(source);
    return further.next();
}

void LongDocument::answered(const QString& text)
{
    // The round that next() looked into begins here.
    if (m_answers.size() >= m_chunks.size()) {
        ++m_round;
        Source source;
        source.text = joined();
        begin(source);
    }
    m_answers.append(text);
}

} // namespace spyhop::batch
