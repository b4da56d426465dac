// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/chunker.h"
#include "core/batch/numbers.h"
#include "core/model/batch.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! Room in a model's context for one question.
struct Room {
    qint64 context = 0; //!< tokens; 0: not known, everything fits
    qint64 answer = 0; //!< kept free for the answer, and for pictures
    double margin = estimateMargin; //!< how many of the model's tokens an estimated one may be
    //! Whether a prompt of so many estimated tokens fits.
    [[nodiscard]] bool fits(qint64 estimatedTokens) const;
    //! Estimated tokens left beside a prompt of so many.
    [[nodiscard]] qint64 leftBeside(qint64 estimatedTokens) const;
};

//! \brief A document that is longer than the model's context, asked part by part; then what came of the parts is
//! brought together, in several rounds if it must be. Nothing of it is left out: the parts are the whole.
//!
//! A value without I/O: next() says what to ask, answered() takes what came. Made by ItemRun.
class LongDocument {
public:
    //! Error: Usage, if the question alone leaves no room for a part.
    [[nodiscard]] static base::Expected<LongDocument> of(
        const model::BatchSpec& spec, const QString& name, const Source& source, const Room& room);

    struct Ask {
        QString prompt;
        bool isLast = false; //!< its answer is the item's
        bool wantsColumns = true; //!< as the columns of the job; else as a text
    };
    //! Error: Unreadable, if what the parts came to does not shrink to the model's context.
    [[nodiscard]] base::Expected<Ask> next() const;
    void answered(const QString& text);
    //! A receipt for each part of the document: "part 2 of 5: page 4 – page 6, 31,200 characters".
    [[nodiscard]] QStringList receipts() const { return m_receipts; }
    //! Estimated tokens of each question beside its text.
    [[nodiscard]] qint64 tokensBeside() const { return m_question + m_around - promptOverhead; }

private:
    LongDocument(const model::BatchSpec& spec, const QString& name, const Source& source, const Room& room);
    [[nodiscard]] QString partPrompt(qsizetype part) const;
    [[nodiscard]] base::Expected<QString> question(const QString& text) const;
    [[nodiscard]] qint64 leftForText() const;
    [[nodiscard]] QString joined() const;
    void begin(const Source& source);

    model::LongDocuments m_way;
    QString m_prompt, m_name;
    Room m_room;
    qint64 m_around = 0; //!< tokens beside the prompt: what the job says of itself and of the answer, roles
    qint64 m_question = 0; //!< tokens of the prompt without a text
    qint64 m_repeats = 1; //!< how often the prompt holds the text
    bool m_columns;
    int m_round = 0;
    Source m_source; //!< of this round
    QList<Chunk> m_chunks;
    QStringList m_answers; //!< of this round
    QStringList m_receipts;
};

} // namespace spyhop::batch
