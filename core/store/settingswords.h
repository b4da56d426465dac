// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/names.h"
#include "core/model/settings.h"

// The words of docs/formats/settings.md, for its reader and its writer.
namespace spyhop::store {

inline constexpr std::array themeWords{
    model::Name{model::ThemeChoice::System, u"system"},
    model::Name{model::ThemeChoice::Light, u"light"},
    model::Name{model::ThemeChoice::Dark, u"dark"},
};

inline constexpr std::array sendKeyWords{
    model::Name{model::SendKey::Enter, u"enter"},
    model::Name{model::SendKey::CtrlEnter, u"ctrl-enter"},
};

inline constexpr std::array dialectWords{
    model::Name{model::Dialect::OpenAi, u"openai"},
    model::Name{model::Dialect::DeepSeek, u"deepseek"},
};

//! Where an endpoint runs; "auto" and "basics" are no places.
inline constexpr std::array tierWords{
    model::Name{model::Tier::Edge, u"edge"},
    model::Name{model::Tier::Api, u"api"},
    model::Name{model::Tier::SelfHosted, u"self-hosted"},
};

} // namespace spyhop::store
