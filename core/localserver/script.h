// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/localserver/reply.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::localserver {

//! One thing that a scripted chat reply does after its head.
struct ScriptStep {
    enum class Kind {
        Token, //!< the next `count` pieces of the server's own answer
        Rest, //!< all pieces that are left
        Text, //!< `text` as content
        Think, //!< `text` as reasoning
        Wait, //!< `pause`
        KeepAlive, //!< `count` signs of life, each after `pause`: a comment in a stream, a blank line before JSON
        Raw, //!< `text` byte for byte into the body
        Finish, //!< a finish reason
        Usage, //!< the usage chunk
        Done, //!< "data: [DONE]"
    };
    Kind kind = Kind::Rest;
    QByteArray text;
    int count = 1;
    std::chrono::milliseconds pause{0};
    bool operator==(const ScriptStep&) const = default;
};

//! How a scripted reply ends.
enum class ScriptEnd {
    Normal, //!< finish reason, usage if asked for, [DONE], end of the body
    NoDone, //!< finish reason, then the end of the body
    NoFinish, //!< [DONE] without a finish reason
    Eof, //!< the end of the body, and nothing else
    Cut, //!< the connection closes in mid-body
    Reset, //!< TCP reset
    Hang, //!< silence, the connection stays open
};

//! How one request is answered (docs/formats/server-script.md).
struct ScriptLine {
    enum class Kind { Own, Close, Reset, Hang, Chat, Fixed };
    Kind kind = Kind::Own;
    QByteArray path; //!< answers only requests whose path ends so ("*" stands for one part); empty: chat
    QByteArray method; //!< answers only such requests; empty: any, but for /tasks, /batch, /batches and /files POST
    int repeat = 1; //!< 0: for ever
    int status = 200;
    bool lost
        = false; //!< Own only: done as asked, and the connection closes, or `status` is said, instead of the reply
    std::optional<std::chrono::milliseconds> slow; //!< Own only: how long a task or batch takes
    int expireAfter = -1; //!< Own only: a batch expires after so many lines; -1: it does not
    int errorLines = 0; //!< Own only: so many of a batch's last lines fail
    int refusePacked = 0; //!< Own only: the status for a request with a packed body; 0: it is taken
    Headers headers;
    QByteArray contentType; //!< Fixed only
    QByteArray body; //!< Fixed only
    QList<ScriptStep> steps; //!< Chat only
    ScriptEnd end = ScriptEnd::Normal;
};

//! \brief The lines of a script, handed out one per request.
//!
//! Lines for a path are a queue of their own. A queue's last line repeats.
class Script {
public:
    Script() = default;
    //! Error: Usage, naming the line and what was expected.
    [[nodiscard]] static base::Expected<Script> parse(const QByteArray& text);

    [[nodiscard]] const QList<ScriptLine>& lines() const { return m_lines; }
    //! The line for the next request on that path; nothing if the script says nothing about such requests.
    [[nodiscard]] std::optional<ScriptLine> take(const QByteArray& method, const QByteArray& path);

private:
    QList<ScriptLine> m_lines;
    QList<int> m_used; // how often each line has answered
};

} // namespace spyhop::localserver
