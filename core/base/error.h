// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <chrono>
#include <optional>
#include <tl/expected.hpp>

namespace spyhop::base {

//! The closed table of error codes that scripts rely on (docs/cli.md, "error.code").
enum class ErrorCode {
    Usage, //!< wrong command line
    Settings, //!< broken settings file
    RefusedPolicy,
    RefusedBudget,
    RefusedConsent,
    Auth, //!< 401, 403: key missing or wrong
    Balance, //!< 402, insufficient quota
    RateLimited, //!< 429
    Overloaded, //!< 503, empty 200, insufficient_system_resource
    Server, //!< 500, 502, 504, an error inside HTTP 200
    Network, //!< DNS, refused, reset
    Tls,
    Timeout,
    Truncated, //!< the reply ended before its end mark
    BadRequest, //!< 400, 422
    NotFound, //!< 404, 405, 501; a file or job that does not exist
    ContentFilter,
    Unreadable, //!< a document or record that cannot be read
    UnknownOutcome, //!< sent, and nobody knows what became of it
    Cancelled,
    Internal, //!< a fault in Spyhop
};

//! Exit codes of spyhop-cli (docs/cli.md).
enum class ExitCode { Done = 0, Fault = 1, Usage = 2, Refused = 3, ApiFailed = 4, SomeFailed = 5, Interrupted = 130 };

//! \brief What happened, to whom, and what can be done about it. A value; never thrown.
//!
//! `what` and `remedy` are sentences for a person (translated where they are made) and never contain a key, a prompt or
//! an answer. `whom` names the endpoint, file or setting. `detail` may hold a server's own words: it is shown on
//! request, and only stored with consent.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString what;
    QString whom;
    QString remedy;
    QString detail;
    QString rule; //!< RefusedPolicy: the rule that said so, as its file names it, or its line; empty: no rule allows it
    int httpStatus = 0; //!< 0: no HTTP status was received
    std::optional<std::chrono::milliseconds> retryAfter; //!< never try again earlier than this after the reply
    bool possiblyBilled = false; //!< the request had left this computer when it failed
    bool mendedByMore = false; //!< RefusedBudget: with a higher maximum it would go on

    //! One line: "whom: what remedy", without the empty parts.
    [[nodiscard]] QString sentence() const;
    bool operator==(const Error&) const = default;
};

//! A value or an Error.
template <typename T>
using Expected = tl::expected<T, Error>;
using Status = Expected<void>;

//! Shorthand for the failure branch: `return base::failure(ErrorCode::Settings, tr("…"))`.
[[nodiscard]] tl::unexpected<Error> failure(ErrorCode code, const QString& what);
[[nodiscard]] tl::unexpected<Error> failure(Error error);

//! The code's word in JSON, such as "rate-limited".
[[nodiscard]] QString codeName(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> codeFromName(QStringView name);
//! The exit status of a command that ended with this error.
[[nodiscard]] ExitCode exitCode(ErrorCode code);

} // namespace spyhop::base

//! Expected travels in signals; its == is declared for every type but compiles for few (not for void, not for Secret),
//! so the meta type must not look for it.
template <typename T>
struct QTypeTraits::has_operator_equal<tl::expected<T, spyhop::base::Error>> : std::false_type {
};

Q_DECLARE_METATYPE(spyhop::base::Error)
