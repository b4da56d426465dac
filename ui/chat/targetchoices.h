// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/chat/chatsession.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::ui {

//! One model at one endpoint, and how a list names it.
struct TargetChoice {
    chat::ChatTarget target;
    QString text; //!< "deepseek · deepseek-flash"
};

//! Every model of every usable endpoint; an endpoint that names none stands for its first.
[[nodiscard]] QList<TargetChoice> targetChoices(const admin::EndpointAdmin& endpoints);
//! What answers while nothing was chosen: the endpoint of the first priority and its first model.
[[nodiscard]] chat::ChatTarget firstTarget(const admin::EndpointAdmin& endpoints);

} // namespace spyhop::ui
