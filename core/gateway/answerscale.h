// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/outcome.h"

#include <optional>

namespace spyhop::gateway {

//! What has come of an answer. Tokens by the letters, as model::estimateTokens() counts them. A value.
struct Arrived {
    qint64 tokens = 0; //!< with reasoningTokens
    qint64 reasoningTokens = 0;
    bool inOneGo = false; //!< JSON: it was written to its end before it began to come
    bool isOver = false; //!< and what is missing is none of the answer
    qint64 bytes = 0; //!< of the JSON, what the answer takes of it, escapes and all
    qint64 body = 0; //!< bytes of the JSON that have come
    std::optional<qint64> promised; //!< bytes of the whole JSON, as the server said, if more than have come
    std::optional<model::Usage> usage; //!< the server's own figures
};

//! \brief What a model's answers teach of how it counts them: tokens beside the estimate by letters, thinking that is
//! not shown, and how much of a JSON reply stands around the answer. For replies that broke off before anybody said
//! what they took. A value.
class AnswerScale {
public:
    //! Whether the next whole answer is one to learn from: counting letters costs time, so that most are passed over.
    [[nodiscard]] bool isDue();
    //! `whole`: all of an answer; `usage`: the server's own figures, else nothing is learnt.
    void learn(const Arrived& whole, const model::Usage& usage);
    //! Completion and reasoning tokens of an answer that broke off: what came of it, and what had still to come if the
    //! server said how long its reply is; else it is the least that was written. Marked as estimated.
    [[nodiscard]] model::Usage estimate(const Arrived& part) const;

private:
    [[nodiscard]] double tokensOf(const Arrived& part) const;

    int m_answers = 0;
    std::optional<double> m_factor;
    std::optional<double> m_around; //!< bytes
    std::optional<double> m_hidden; //!< tokens of thinking that is charged and not shown
};

} // namespace spyhop::gateway
