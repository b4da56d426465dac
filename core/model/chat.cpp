// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/chat.h"

#include "core/model/names.h"

namespace spyhop::model {
namespace {

constexpr std::array thinkingNames{
    Name{Thinking::Default, u"default"},
    Name{Thinking::Off, u"off"},
    Name{Thinking::Low, u"low"},
    Name{Thinking::High, u"high"},
    Name{Thinking::Max, u"max"},
};

constexpr std::array tierNames{
    Name{Tier::Auto, u"auto"},
    Name{Tier::Edge, u"edge"},
    Name{Tier::Api, u"api"},
    Name{Tier::SelfHosted, u"self-hosted"},
    Name{Tier::Basics, u"basics"},
};

constexpr std::array roleNames{
    Name{Role::System, u"system"},
    Name{Role::User, u"user"},
    Name{Role::Assistant, u"assistant"},
};

} // namespace

std::optional<Thinking> thinkingFromName(QStringView name)
{
    return valueOf(thinkingNames, name);
}

QString thinkingName(Thinking thinking)
{
    return wordOf(thinkingNames, thinking);
}

std::optional<Tier> tierFromName(QStringView name)
{
    return valueOf(tierNames, name);
}

QString tierName(Tier tier)
{
    return wordOf(tierNames, tier);
}

QString roleName(Role role)
{
    return wordOf(roleNames, role);
}

} // namespace spyhop::model
