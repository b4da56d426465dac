// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/outcome.h"
#include "core/port/transport.h"
#include "core/wire/errorbody.h"

#include <QtCore/QHash>
#include <optional>

namespace spyhop::gateway {

//! \brief Which endpoints take a request body packed with gzip: tried, learned, remembered. A value; owner:
//! CallContext.
//!
//! Unknown endpoints are sent a packed body. A 415 says no at any time; a 400, 422 or 500 says no while nothing is
//! known, unless the answer shows that the body was read; so does a connection that breaks on it. What a plain
//! repetition then teaches stands: success means that the packing was the trouble, the same complaint that it was not.
class BodyCoding {
public:
    //! Packs the body where that is worth it and has not been refused; true if it did.
    bool pack(const model::Endpoint& endpoint, port::WireRequest& request) const;

    //! What a try told of it. `packed`: its body was; `status`: HTTP's, 0 if there was none; `failure`: nothing for
    //! success. The note, if the request is to be sent once more, plain.
    std::optional<model::Adjustment> heard(
        const model::Endpoint& endpoint, bool packed, int status, const std::optional<wire::ErrorReply>& failure);
    //! A fresh connection broke once the request had been sent, before a byte of the reply. While nothing is known, the
    //! next body goes plain.
    void heardNothing(const model::Endpoint& endpoint, bool packed);

    //! What was learned earlier, or by another process.
    void learn(const QString& address, bool takes);
    [[nodiscard]] bool hasNews() const { return !m_news.isEmpty(); }
    //! What is known for certain since the last call of this: address → takes it.
    [[nodiscard]] QHash<QString, bool> takeNews();
    //! The name under which an endpoint's manners are remembered: its address, since that is what has them.
    [[nodiscard]] static QString addressOf(const model::Endpoint& endpoint);

private:
    enum class Manner {
        Unknown,
        Takes,
        Refuses,
        Doubted, //!< refused, and a plain body has not been seen to fare better yet
    };
    [[nodiscard]] Manner mannerOf(const QString& address) const { return m_manners.value(address, Manner::Unknown); }
    void settle(const QString& address, Manner manner);

    QHash<QString, Manner> m_manners;
    QHash<QString, int> m_doubts; //!< how often a doubt has turned out to be none
    QHash<QString, bool> m_news;
};

} // namespace spyhop::gateway
