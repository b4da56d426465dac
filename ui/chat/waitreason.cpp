// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/waitreason.h"

#include "ui/chat/chatpage.h"

namespace spyhop::ui {

model::CallState withReason(model::CallState state, const admin::EndpointAdmin& endpoints)
{
    if (state.stage != model::CallStage::Waiting || !state.reason.isEmpty())
        return state;
    for (const gateway::Gateway::EndpointHealth& health : endpoints.health()) {
        if (health.name == state.endpoint && health.limit > 0)
            state.reason = ChatPage::tr("%1 has %2 of %3 calls in flight (%4)")
                               .arg(health.name)
                               .arg(health.inFlight)
                               .arg(health.limit)
                               .arg(health.limitReason);
    }
    return state;
}

} // namespace spyhop::ui
