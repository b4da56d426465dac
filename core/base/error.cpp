// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/sentences.h"

#include <QtCore/QStringList>
#include <array>

namespace spyhop::base {
namespace {

struct Row {
    ErrorCode code;
    const char16_t* name;
    ExitCode exit;
};

// Order and completeness are checked by tst_error; the words are the contract of docs/cli.md.
constexpr std::array rows{
    Row{ErrorCode::Usage, u"usage", ExitCode::Usage},
    Row{ErrorCode::Settings, u"settings", ExitCode::Usage},
    Row{ErrorCode::RefusedPolicy, u"refused-policy", ExitCode::Refused},
    Row{ErrorCode::RefusedBudget, u"refused-budget", ExitCode::Refused},
    Row{ErrorCode::RefusedConsent, u"refused-consent", ExitCode::Refused},
    Row{ErrorCode::Auth, u"auth", ExitCode::ApiFailed},
    Row{ErrorCode::Balance, u"balance", ExitCode::ApiFailed},
    Row{ErrorCode::RateLimited, u"rate-limited", ExitCode::ApiFailed},
    Row{ErrorCode::Overloaded, u"overloaded", ExitCode::ApiFailed},
    Row{ErrorCode::Server, u"server", ExitCode::ApiFailed},
    Row{ErrorCode::Network, u"network", ExitCode::ApiFailed},
    Row{ErrorCode::Tls, u"tls", ExitCode::ApiFailed},
    Row{ErrorCode::Timeout, u"timeout", ExitCode::ApiFailed},
    Row{ErrorCode::Truncated, u"truncated", ExitCode::ApiFailed},
    Row{ErrorCode::BadRequest, u"bad-request", ExitCode::ApiFailed},
    Row{ErrorCode::NotFound, u"not-found", ExitCode::ApiFailed},
    Row{ErrorCode::ContentFilter, u"content-filter", ExitCode::ApiFailed},
    Row{ErrorCode::Unreadable, u"unreadable", ExitCode::Usage},
    Row{ErrorCode::UnknownOutcome, u"unknown-outcome", ExitCode::SomeFailed},
    Row{ErrorCode::Cancelled, u"cancelled", ExitCode::Interrupted},
    Row{ErrorCode::Internal, u"internal", ExitCode::Fault},
};

const Row& row(ErrorCode code)
{
    const auto index = static_cast<std::size_t>(code);
    Q_ASSERT(index < rows.size() && rows[index].code == code);
    return rows[index];
}

} // namespace

QString Error::sentence() const
{
    QStringList parts;
    if (!what.isEmpty())
        parts << (whom.isEmpty() ? what : whom + QStringLiteral(": ") + what);
    else if (!whom.isEmpty())
        parts << whom;
    if (!remedy.isEmpty())
        parts << remedy;
    return joinSentences(parts);
}

tl::unexpected<Error> failure(ErrorCode code, const QString& what)
{
    Error error;
    error.code = code;
    error.what = what;
    return tl::unexpected<Error>(std::move(error));
}

tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

QString codeName(ErrorCode code)
{
    return QString::fromUtf16(row(code).name);
}

std::optional<ErrorCode> codeFromName(QStringView name)
{
    for (const Row& candidate : rows) {
        if (name == QStringView(candidate.name))
            return candidate.code;
    }
    return std::nullopt;
}

ExitCode exitCode(ErrorCode code)
{
    return row(code).exit;
}

} // namespace spyhop::base
