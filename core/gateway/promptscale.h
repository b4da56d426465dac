// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/outcome.h"

namespace spyhop::gateway {

//! \brief What a model's answers teach of how it counts prompts: tokens beside the estimate by letters, and the share
//! that its prompt cache had. For calls that broke off before anybody said what they took. A value.
class PromptScale {
public:
    //! `request`: what was sent; `usage`: the server's own figures, else nothing is learnt. Counting letters costs
    //! time, so that most answers are passed over.
    void learn(const model::ChatRequest& request, const model::Usage& usage);
    //! Prompt tokens and cache hits as this model would likely count them; marked as estimated.
    [[nodiscard]] model::Usage estimate(const model::ChatRequest& request) const;

private:
    double m_factor = 1;
    double m_hitShare = 0;
    int m_answers = 0;
    bool m_hasLearnt = false;
};

} // namespace spyhop::gateway
