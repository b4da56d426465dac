// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/outcome.h"

namespace spyhop::gateway {

//! \brief How many tokens a call will cost, before anybody counted them: an estimate by its letters, times what the
//! same endpoint's answers have taught. A value.
class TokenForecast {
public:
    //! Prompt and answer together. `prompt`: promptEstimate() of the request.
    [[nodiscard]] qint64 forecast(qint64 prompt, const std::optional<int>& maxTokens) const;
    void learn(qint64 prompt, const model::Usage& usage);

    //! By the letters alone; pictures at a flat rate.
    [[nodiscard]] static qint64 promptEstimate(const model::ChatRequest& request);

private:
    double m_promptFactor = 1;
    double m_answer = 0; //!< tokens; 0: none seen yet
};

} // namespace spyhop::gateway
