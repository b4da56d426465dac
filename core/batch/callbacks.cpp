// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/callbacks.h"

#include "core/batch/batchmanager.h"
#include "core/net/callbacklistener.h"

#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

namespace spyhop::batch {

Callbacks::Callbacks(base::Clock& clock, BatchManager& manager)
    : m_clock(clock)
    , m_manager(manager)
{
}

Callbacks::~Callbacks() = default;

QString Callbacks::thisComputer()
{
    return QStringLiteral("127.0.0.1");
}

bool Callbacks::isWebAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty();
}

base::Status Callbacks::check(const QString& words)
{
    if (isWebAddress(words) || !QHostAddress(words).isNull())
        return {};
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = tr("This is neither an address on the web nor one of this computer.");
    error.remedy = tr("Write one such as https://example.com/done or 192.168.1.20, or nothing.");
    return base::failure(error);
}

base::Expected<QString> Callbacks::addressFor(const QString& words)
{
    if (const base::Status fine = check(words); !fine)
        return base::failure(fine.error());
    if (isWebAddress(words))
        return words;
    const auto known = m_listeners.find(words);
    if (known != m_listeners.end())
        return known->second->url().toString();
    auto listener = std::make_unique<net::CallbackListener>(m_clock);
    if (const base::Status listening = listener->listen(words); !listening)
        return base::failure(listening.error());
    connect(listener.get(), &net::CallbackListener::called, this, &Callbacks::lookAtAll);
    const QString address = listener->url().toString();
    m_listeners.emplace(words, std::move(listener));
    return address;
}

QString Callbacks::wordsFor(const QString& address) const
{
    for (const auto& [words, listener] : m_listeners) {
        if (listener->url().toString() == address)
            return words;
    }
    return address;
}

//! Who has called is not known: what came is not read. A look that is too early costs one small request.
void Callbacks::lookAtAll()
{
    QStringList running;
    for (const model::JobSummary& job : m_manager.jobs()) {
        if (m_manager.isRunning(job.spec.id))
            running.append(job.spec.id);
    }
    for (const QString& id : std::as_const(running))
        m_manager.lookNow(id);
}

} // namespace spyhop::batch
