// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <optional>

namespace spyhop::localserver {

//! One HTTP request, whole: the body is decoded (chunks joined, gzip unpacked).
struct HttpRequest {
    QByteArray method;
    QByteArray path; //!< without the query, never empty
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body;
    bool http10 = false;
    bool keepAlive = true;

    //! The first header of that (lower-case) name; empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! \brief Turns bytes into HTTP/1.x requests, however they were cut on the way; several may stand in one piece.
//!
//! Pure: no socket, no time. Once failureStatus() is set, the connection cannot be read any further (its framing is
//! lost).
class RequestParser {
public:
    static constexpr qsizetype maximumHeader = 64 * 1024; //!< bytes up to the empty line
    static constexpr qsizetype maximumBody = 64 * 1024 * 1024; //!< bytes, packed and unpacked

    void append(const QByteArray& bytes);
    //! The next whole request, if it has arrived.
    [[nodiscard]] std::optional<HttpRequest> next();
    //! 0, or the HTTP status that says why nothing more can be read: 400, 413, 415, 431, 501, 505.
    [[nodiscard]] int failureStatus() const { return m_failure; }
    //! True while a request has begun and not ended.
    [[nodiscard]] bool isMidway() const { return m_stage != Stage::Head || !m_buffer.isEmpty(); }
    //! True once per request that waits for "100 Continue" before it sends its body.
    [[nodiscard]] bool takeContinueWanted();

private:
    enum class Stage { Head, Body, ChunkSize, ChunkData, Trailer };

    bool parseHead(QByteArrayView head);
    bool planBody();
    bool readChunks();
    std::optional<QByteArray> takeLine();
    std::optional<HttpRequest> finish();
    bool fail(int status);

    QByteArray m_buffer;
    HttpRequest m_request;
    Stage m_stage = Stage::Head;
    qsizetype m_scanned = 0; // bytes of the head already searched for its end
    qsizetype m_expected = 0; // bytes of the body or of the open chunk still to come
    int m_failure = 0;
    bool m_continueWanted = false;
};

} // namespace spyhop::localserver
