// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::model {

//! One way of a proxy setting: straight, or through a proxy.
struct ProxyStep {
    enum class Kind { Direct, Http, Socks5 };
    Kind kind = Kind::Direct;
    QString host; //!< empty for Direct
    int port = 0;
    bool operator==(const ProxyStep&) const = default;
};

//! What an endpoint's `proxy` setting says (docs/formats/settings.md).
struct ProxyChoice {
    bool system = true; //!< as the computer's settings say; `steps` is empty then
    QList<ProxyStep> steps; //!< tried in this order
    bool operator==(const ProxyChoice&) const = default;

    //! "" and "system"; "none"; the result of a PAC function ("PROXY host:8080; SOCKS5 host:1080; DIRECT"); or one
    //! address ("http://host:8080", "socks5://host:1080"). Error: Usage, one sentence that begins in the middle
    //! ("must be …"), for who knows where the text stands.
    [[nodiscard]] static base::Expected<ProxyChoice> parse(const QString& text);
};

} // namespace spyhop::model
